import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { nameOf, seededByName } from './joins.ts';
import { isLeftOut } from './optional.ts';
import {
  commonSystem,
  isSingle,
  misplacedByDate,
  misplacedByFirst,
  runsOf,
  soleValue,
  systemOf,
} from './order.ts';
import { allSubjects, ownSubjects, SEARCHED } from './subjects.ts';

export const ALL: Query = [];

/** Parameters of all types that a study has a value of. */
const COMMON = ['_id', '_lastUpdated'];

const sortable = [
  ...ownSubjects,
  ...allSubjects.filter(({ parameter }) => COMMON.includes(parameter.code)),
];

export const needs = (...codes: string[]) => ({
  interactions: ['search-type'],
  parameters: codes,
  dataset: 'searched' as const,
});

/** The studies found, as they were stored, in the order in which they came. */
export function inOrder({ session }: CheckContext, { matches }: SearchResult): Resource[] {
  const seeded = seededByName(session);
  return matches.flatMap((match) => seeded.get(nameOf(match)) ?? []);
}

export const sorted = (context: CheckContext, rules: string, method: 'GET' | 'POST' = 'GET') =>
  find(context, [['_sort', rules]], method);

/** That sorting loses and adds no study, whatever order it comes to (search.html#sort). */
async function judgeSet(context: CheckContext, result: SearchResult): Promise<void> {
  await judgeAsSame(context, ALL, result, () => find(context, ALL), ROOM);
}

/** @throws {NotApplicable} if sorting by these is refused */
export function refusedSort(result: SearchResult, rules: string): void {
  if (!isRefusal(result)) return;
  throw new NotApplicable(`_sort=${rules} is refused: ${result.answer.status}`);
}

type Order = (
  subject: Subject,
  rising: Resource[],
  falling: Resource[],
  session: Session,
) => string | undefined;

export function dateIn({ parameter: { code }, elements }: Subject) {
  const [path = ''] = elements.map((element) => element.path);
  return (study: Resource): string | undefined => {
    if (code === '_lastUpdated') return study.meta?.lastUpdated;
    const value = study[path.slice(path.lastIndexOf('.') + 1)];
    return typeof value === 'string' ? value : undefined;
  };
}

/** Earlier dates first, and later ones first where falling. */
export const byDate: Order = (subject, rising, falling) => {
  const dateOf = dateIn(subject);
  const [first] = [
    ...misplacedByDate(rising, dateOf, false).map(({ why }) => `${why} in rising order`),
    ...misplacedByDate(falling, dateOf, true).map(({ why }) => `${why} in falling order`),
  ];
  return first;
};

/**
 * What R4 says of any other order: equal values stand together, the falling order is the rising one turned round, and
 * of several values the earliest counts. Which of two codes comes first it leaves to the server.
 */
const byValue: Order = (subject, rising, falling, session) => {
  const values = (studies: Resource[]) =>
    studies.flatMap((study) => soleValue(session, subject, study) ?? []);
  const system = commonSystem(values(rising));
  const runs = (studies: Resource[]) =>
    runsOf(values(studies).filter((value) => systemOf(value) === system));
  const [up, down] = [runs(rising), runs(falling)];
  for (const run of [up, down]) {
    const twice = run.find((value, at) => run.indexOf(value) !== at);
    if (twice !== undefined) return `studies with ${twice} do not stand together`;
  }
  const turned = [...down].reverse();
  const at = up.findIndex((value, place) => value !== turned[place]);
  if (at < 0) {
    return misplacedByFirst(subject, rising, up) ?? misplacedByFirst(subject, falling, down);
  }
  return `the falling order is not the rising one turned round: ${up[at]} where ${turned[at]} stands`;
};

const orderOf = ({ parameter }: Subject): Order => (parameter.type === 'date' ? byDate : byValue);

/** How many of the studies can be told apart by a parameter. */
function isTelling(session: Session, subject: Subject, studies: Resource[]): boolean {
  if (subject.parameter.type === 'date') return studies.length > 1;
  return new Set(studies.flatMap((study) => soleValue(session, subject, study) ?? [])).size > 1;
}

const perParameter: Check[] = sortable.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/sorted`,
    {
      rule: `Sorting by ${code} changes the order and nothing else, and in falling order it is turned round.`,
      requirements: ['search-sort-does-not-filter', 'search-sort-ascending-descending'],
      needs: needs(code),
      parameter: code,
      behaviour: 'sorted',
    },
    async (context) => {
      const rising = await sorted(context, code);
      refusedSort(rising, code);
      const falling = await sorted(context, `-${code}`);
      await judgeSet(context, rising);
      if (isRefusal(falling)) throw new NotApplicable(`_sort=-${code} is refused`);
      await judgeSet(context, falling);
      const unlimited: Query = [['_sort', code]];
      const search = (query: Query) => context.server.search(SEARCHED, query);
      await judgeAsSame(context, ALL, await search(unlimited), () => search(ALL));
      const studies = inOrder(context, rising);
      // What is not told to be sorted by may come in any order.
      if (isLeftOut(rising, '_sort') || isLeftOut(falling, '_sort')) return;
      if (!isTelling(context.session, subject, studies)) return;
      const wrong = orderOf(subject)(subject, studies, inOrder(context, falling), context.session);
      context.judge.should(falling).that(wrong === undefined, {
        code: 'order',
        message: `_sort=${code} and _sort=-${code}: ${wrong}`,
        expected: `the order of ${code}, rising and falling`,
        actual: wrong ?? null,
      });
    },
  );
});

export const dates = ownSubjects.filter(({ parameter }) => parameter.type === 'date');

const reported: Check[] = dates.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/sort-in-self-link`,
    {
      rule: `A search that is sorted by ${code} has _sort in its self link.`,
      requirements: ['search-sort-in-self-link', 'search-self-link-reflects-used'],
      level: 'SHOULD',
      needs: needs(code),
      parameter: code,
      behaviour: 'sort-in-self-link',
    },
    async (context) => {
      const [rising, falling] = [await sorted(context, code), await sorted(context, `-${code}`)];
      for (const result of [rising, falling]) refusedSort(result, code);
      const wrong = byDate(
        subject,
        inOrder(context, rising),
        inOrder(context, falling),
        context.session,
      );
      if (wrong !== undefined) throw new NotApplicable(`the results are not sorted: ${wrong}`);
      for (const result of [rising, falling]) {
        const names = namesInSelfLink(result);
        if (names === undefined) continue;
        context.judge(result).that(names.includes('_sort'), {
          code: 'self-link-without-sort',
          message: `the results are sorted by ${code}, and the self link does not say so`,
          expected: '_sort in the self link',
          actual: result.links[0]?.self ?? null,
        });
      }
      if ([rising, falling].every((one) => namesInSelfLink(one) === undefined)) {
        throw new NotApplicable('there is no self link');
      }
    },
  );
});

/** A parameter of which every study has one value at most comes first, so that many are equal by it. */
export const firstKeys = ownSubjects.filter(
  (subject) => subject.parameter.type === 'token' && isSingle(subject),
);

const twoKeys: Check[] = firstKeys.flatMap((first) =>
  dates.map((second) => {
    const [a, b] = [first.parameter.code, second.parameter.code];
    return check(
      `search/${a}/sorted-then-${b}`,
      {
        rule: `Sorting by ${a} and then by ${b} puts studies with the same ${a} in the order of ${b}.`,
        requirements: ['search-sort-does-not-filter', 'search-sort-ascending-descending'],
        needs: needs(a, b),
        parameter: a,
        behaviour: `sorted-then-${b}`,
      },
      async (context) => {
        for (const [rules, falling] of [
          [`${a},-${b}`, true],
          [`-${a},${b}`, false],
        ] as const) {
          const result = await sorted(context, rules);
          refusedSort(result, rules);
          await judgeSet(context, result);
          if (isLeftOut(result, '_sort')) continue;
          const wrong = wrongInGroups(context, [first, second], inOrder(context, result), falling);
          context.judge.should(result).that(wrong === undefined, {
            code: 'order',
            message: `_sort=${rules}: ${wrong}`,
            expected: `the order of ${a}, and of ${b} where that is equal`,
            actual: wrong ?? null,
          });
        }
      },
    );
  }),
);

/** What is wrong with the order of the second key among studies that are equal by the first one. */
export function wrongInGroups(
  { session }: Pick<CheckContext, 'session'>,
  [first, second]: [Subject, Subject],
  studies: Resource[],
  falling: boolean,
): string | undefined {
  const keys = studies.map((study) => soleValue(session, first, study) ?? '');
  const runs = runsOf(keys);
  const split = runs.find((key, at) => runs.indexOf(key) !== at);
  if (split !== undefined) return `studies with ${split} do not stand together`;
  for (const key of runs) {
    const group = studies.filter((_, at) => keys[at] === key);
    const wrong = falling ? byDate(second, [], group, session) : byDate(second, group, [], session);
    if (wrong !== undefined) return `of those with ${key}, ${wrong}`;
  }
  return undefined;
}

/** The order of results (search.html#sort). */
export const sortChecks: Check[] = [...perParameter, ...reported, ...twoKeys];
