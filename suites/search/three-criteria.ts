import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import { type Asking, fewPages, methods } from './asking.ts';
import { honouredOf, withControls } from './asking-honoured.ts';
import { mistakesIn } from './asking-mistakes.ts';
import type { Subject } from './behaviour.ts';
import { judgeAsCombined } from './combined.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { report } from './generated-asked.ts';
import { type Criterion, queryOf } from './generated-queries.ts';
import { plainQueries } from './pairs.ts';
import { ownSubjects } from './subjects.ts';
import { someValues } from './telling-criteria.ts';

type Criteria = readonly Criterion[];

/** Searches of one parameter, each of another make. */
const MOST = 6;

/** Values that lists are made of. */
const LISTED = 4;

/** How a criterion is put: its modifier, on which side of a date it is, whether it has several values. */
function makeOf({ name, values: [first = '', ...more] }: Criterion): string {
  const [, modifier = ''] = name.split(':');
  const [prefix = ''] = /^(?:ge|gt|sa|le|lt|eb|ne|ap|eq)(?=\d{4})/.exec(first) ?? [];
  const side =
    { ge: 'from', gt: 'from', sa: 'from', le: 'to', lt: 'to', eb: 'to' }[prefix] ?? prefix;
  return [modifier, side, more.length > 0 ? 'list' : ''].join();
}

type Names = ReadonlySet<string>;

/** A criterion, the studies that meet it, and those with the ones that may. */
interface Told {
  criterion: Criterion;
  found: Names;
  possible: Names;
}

function told(session: Session, criterion: Criterion): Told {
  const { must, open } = expectedSet(session, queryOf([criterion]));
  return { criterion, found: new Set(must), possible: new Set([...must, ...open]) };
}

const isWithin = (some: Names, all: Names) => [...some].every((name) => all.has(name));

/** Of several values all but one: three of such lists have studies in common, be it that each study has one value. */
function listsOf(session: Session, all: readonly Told[]): Told[] {
  const apart: Told[] = [];
  for (const one of all) {
    const { criterion, found } = one;
    if (criterion.name.includes(':') || criterion.refusable) continue;
    const isNew = apart.every((it) => !isWithin(found, it.found) && !isWithin(it.found, found));
    if (isNew && apart.length < LISTED) apart.push(one);
  }
  if (apart.length < 3) return [];
  return apart.flatMap(({ criterion }) => {
    const others = apart.filter((one) => one.criterion !== criterion);
    const values = others.flatMap((one) => one.criterion.values);
    return told(session, { ...criterion, values });
  });
}

const common = (one: Names, other: Names) => new Set([...one].filter((name) => other.has(name)));

/** Three criteria that studies meet together, and of which each leaves out some that meet the others. */
function threesOf(all: readonly Told[]): Criteria[] {
  const threes = new Map<string, Criteria>();
  for (const [at, a] of all.entries()) {
    for (const [next, b] of all.entries()) {
      const ab = next > at ? common(a.found, b.found) : new Set<string>();
      if (ab.size < 2) continue;
      for (const c of all.slice(next + 1)) {
        const isBusy =
          !isWithin(ab, c.possible) &&
          !isWithin(common(a.found, c.found), b.possible) &&
          !isWithin(common(b.found, c.found), a.possible);
        if (!isBusy || common(ab, c.found).size === 0) continue;
        const criteria = [a, b, c].map(({ criterion }) => criterion);
        const make = criteria.map(makeOf).sort().join(';');
        if (!threes.has(make)) threes.set(make, turned(criteria, threes.size));
      }
    }
  }
  // Of criteria of three makes first: each may be lost in a way of its own.
  const variety = (make: string) => new Set(make.split(';')).size;
  return [...threes]
    .sort(([one], [other]) => variety(other) - variety(one))
    .slice(0, MOST)
    .map(([, criteria]) => criteria);
}

const turned = (criteria: Criteria, by: number): Criteria => {
  const at = by % criteria.length;
  return [...criteria.slice(at), ...criteria.slice(0, at)];
};

const known = new WeakMap<Session, Map<Subject, Criteria[]>>();

function tellingOf(context: CheckContext, subject: Subject): Criteria[] {
  const { session } = context;
  const all = known.get(session) ?? new Map<Subject, Criteria[]>();
  known.set(session, all);
  const found = all.get(subject) ?? threesOf(toldOf(context, subject));
  all.set(subject, found);
  return found;
}

function toldOf(context: CheckContext, subject: Subject): Told[] {
  const { session } = context;
  const plain = plainQueries(context, subject).map(
    ([[name, value] = ['', '']]): Criterion => ({ name, values: [value], refusable: false }),
  );
  const all = [...plain, ...someValues(session, [subject])]
    .filter(({ name }) => !name.endsWith(':missing'))
    .map((criterion) => told(session, criterion))
    .filter(({ found }) => found.size > 0 && found.size < seededStudies(session).length);
  return [...all, ...listsOf(session, all)];
}

/** Three criteria of each parameter of which none is without effect. */
export const telling = (context: CheckContext): Criteria[] =>
  ownSubjects.flatMap((subject) => tellingOf(context, subject).slice(0, 2));

/** One criterion in the URL, and others by the same name in the form. */
const SPLIT = 'POST, first criterion in the URL';

const ways = [
  ...methods
    .filter((method) => method !== 'GET')
    .map((method): Asking => ({ method, controls: [] })),
  { ...withControls(), count: 1 },
  withControls(['_summary', 'count']),
  withControls(['_sort', '-started']),
];

async function judgeThrees(context: CheckContext, subject: Subject): Promise<void> {
  const threes = tellingOf(context, subject);
  if (threes.length === 0) {
    throw new NotApplicable('no three values leave studies that each of them finds with others');
  }
  for (const criteria of threes) {
    const query = queryOf(criteria);
    await judgeAsCombined(context, query, await find(context, query), ROOM);
  }
  const honoured = await honouredOf(context, ways);
  const [split] = honoured.filter(({ method }) => method === SPLIT);
  const first = ownSubjects.indexOf(subject);
  for (const [at, criteria] of threes.entries()) {
    const inTurn = honoured[(first + at) % Math.max(1, honoured.length)];
    for (const way of new Set([...(at === 0 ? [split] : []), inTurn])) {
      if (!way) continue;
      const asking = fewPages(context, queryOf(criteria), way);
      const { result, mistakes } = await mistakesIn(context, criteria, asking);
      const [mistake] = mistakes === 'refused' ? [] : mistakes;
      if (mistake) return report(context, { criteria, asking, result, mistake });
    }
  }
}

/** Three criteria by one parameter: all of them hold (search.html#combining). */
export const threeCriteriaChecks: Check[] = ownSubjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/three-criteria`,
    {
      rule: `A search by ${code} three times in different ways finds only what meets all three criteria, however it is sent.`,
      requirements: [
        'search-and-repeat',
        'search-or-comma',
        ...(subject.parameter.type === 'date' ? ['search-date-range-and'] : []),
        'search-post-equals-get',
        'search-post-url-plus-body',
        subject.requirement,
      ],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'three-criteria',
    },
    (context) => judgeThrees(context, subject),
  );
});
