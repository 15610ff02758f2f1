import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { isAsExpected, isCutOff, isRefusal, judgeFound, notJudged } from './found.ts';
import { nameOf } from './joins.ts';
import { queriesOf } from './matrix.ts';
import { commonRelations } from './metamorphic-any.ts';
import { type Relation, type Values, valuesFor } from './metamorphic-row.ts';
import { dateRelations, referenceRelations, tokenRelations } from './metamorphic-typed.ts';
import { nothingToFind } from './nothing.ts';
import { type Population, populationFor } from './population.ts';
import { ask, judgeRelation } from './relation.ts';
import { behavioursOf, subjects } from './subjects.ts';

const relations: Relation[] = [
  ...commonRelations,
  ...tokenRelations,
  ...referenceRelations,
  ...dateRelations,
];

function cell(
  subject: Subject,
  data: { behaviour: string; rule: string; requirements: readonly [string, ...string[]] },
  run: Check['run'],
): Check {
  const { code } = subject.parameter;
  return check(
    `search/${code}/${data.behaviour}`,
    {
      rule: `A search by ${code} ${data.rule}`,
      requirements: [...data.requirements, subject.requirement],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: data.behaviour,
    },
    run,
  );
}

/** Every relation for every parameter. */
const relationChecks: Check[] = subjects.flatMap((subject) =>
  relations
    .filter(({ appliesTo = () => true }) => appliesTo(subject))
    .map((relation) =>
      cell(subject, relation, (context) =>
        judgeRelation(context, subject, (population) => {
          const statements = relation.statements(valuesFor(context, subject, population), subject);
          if (statements.length === 0) throw noValue(subject, population);
          return statements;
        }),
      ),
    ),
);

function noValue(subject: Subject, population: Population): Error {
  const { session, studies, isForeign } = population;
  if (!isForeign) return nothingToFind({ session }, subject);
  const { code } = subject.parameter;
  return new NotApplicable(
    `of the ${studies.length} studies that are looked at too few have a value of ${code} that leads somewhere`,
  );
}

/** Behaviours whose values are plain enough for the data of anybody. */
const plainBehaviours = [
  'code-only',
  'system-and-code',
  'no-system',
  'system-only',
  'literal',
  'type-and-id',
  'other-type',
  'whole-id',
  'no-prefix',
  'ne',
  'ge',
  'le',
  'sa',
  'eb',
];

/** What is found is what the studies themselves say, as another search showed them. */
const contentChecks: Check[] = subjects.map((subject) =>
  cell(
    subject,
    {
      behaviour: 'metamorphic-content',
      requirements: ['search-returned-resources-match'],
      rule: 'finds those of the studies seen before that have the value, and no others of them.',
    },
    async (context) => {
      const population = await populationFor(context, subject);
      const { session } = population;
      const queries = plainest({ ...context, session }, subject);
      if (queries.length === 0) throw noValue(subject, population);
      for (const query of queries) {
        const { result, among } = await askSteadily(context, subject, population, query);
        judgeStrangers(context, population, result);
        await judgeFound({ ...context, session: among }, query, result);
      }
    },
  ),
);

const MOST_QUERIES = 8;

/** A search of each plain behaviour, then a second one of each, and so on. */
function plainest(context: CheckContext, subject: Subject): Query[] {
  const ofEach = behavioursOf(subject)
    .filter(({ behaviour }) => plainBehaviours.includes(behaviour))
    .map((behaviour) => queriesOf(context, subject, behaviour));
  const most = Math.max(0, ...ofEach.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) =>
    ofEach.flatMap((all) => all.slice(turn, turn + 1)),
  )
    .flat()
    .slice(0, MOST_QUERIES);
}

const REPEATS = 2;

/** Asks again where an answer surprises and others may have written meanwhile; then what they changed is left out. */
async function askSteadily(
  context: CheckContext,
  subject: Subject,
  population: Population,
  query: Query,
): Promise<{ result: SearchResult; among: Session }> {
  let result = await ask(context, population, { query });
  let among = population.session;
  for (let left = population.isForeign ? REPEATS : 0; left > 0; left -= 1) {
    if (isAsExpected(among, query, result)) break;
    result = await ask(context, population, { query });
    const { studies } = await populationFor(context, subject);
    const now = new Set(studies.map((study) => JSON.stringify(study)));
    const steady = seededStudies(among).filter((study) => now.has(JSON.stringify(study)));
    const { dataset } = population.session;
    among = { ...among, ...(dataset ? { dataset: { ...dataset, resources: steady } } : {}) };
  }
  return { result, among };
}

/** A search by ids as well finds no studies of other ids. */
function judgeStrangers(
  { judge }: CheckContext,
  { studies, narrowing }: Population,
  result: SearchResult,
): void {
  const names = new Set(studies.map(nameOf));
  const strangers = result.matches.map(nameOf).filter((name) => !names.has(name));
  judge(result.answer).that(narrowing.length === 0 || strangers.length === 0, {
    code: 'extra-matches',
    message: `a search by ids found ${strangers.length} studies of other ids, e.g. ${strangers[0]}`,
    expected: [...names],
    actual: strangers,
  });
}

const totalChecks: Check[] = subjects.map((subject) =>
  cell(
    subject,
    {
      behaviour: 'metamorphic-total',
      requirements: ['search-total-semantics'],
      rule: 'that gives a total finds so many studies over all its pages.',
    },
    async (context) => {
      const population = await populationFor(context, subject);
      const values = valuesFor(context, subject, population);
      let judged = 0;
      for (const query of countedQueries(values, subject)) {
        if (await judgeTotal(context, population, query)) judged += 1;
      }
      if (judged > 0) notJudged(context);
      else if (values.telling.length === 0) throw noValue(subject, population);
      else throw new NotApplicable('no result says how many matches there are');
    },
  ),
);

function countedQueries({ code, telling: [a, b] }: Values, { parameter }: Subject): Query[] {
  if (a === undefined) return [];
  return [
    [[code, a]],
    ...(b === undefined ? [] : [[[code, `${a},${b}`]] as Query]),
    ...(parameter.type === 'token' ? [[[`${code}:not`, a]] as Query] : []),
  ];
}

/** Looks at the totals of a search; false where there is none. Others may write meanwhile, so a wrong one is asked for again. */
async function judgeTotal(
  context: CheckContext,
  population: Population,
  query: Query,
): Promise<boolean> {
  const count = Math.max(1, Math.ceil(expectedSet(population.session, query).must.length / 2));
  for (let left = population.isForeign ? REPEATS : 0; ; left -= 1) {
    const result = await ask(context, population, { query, count });
    if (isRefusal(result) || !context.judge(result).searchset().ok) return false;
    const totals = result.pages.flatMap(({ resource }) => resource?.total ?? []);
    const found = new Set(result.matches.map(nameOf)).size;
    const wrong = totals.find((total) => total !== found);
    if (wrong === undefined) return totals.length > 0;
    if (await isCutOff(context, result, count)) return false;
    if (left > 0) continue;
    context.judge(result).that(false, {
      code: 'total',
      message: `the total is ${String(wrong)}, and ${found} studies are found over all pages`,
      expected: found,
      actual: wrong,
      expression: 'Bundle.total',
    });
    return true;
  }
}

/** What holds among the answers of a server, be the studies its own or those of the run. */
export const metamorphicChecks: Check[] = [...relationChecks, ...contentChecks, ...totalChecks];
