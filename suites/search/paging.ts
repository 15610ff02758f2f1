import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isRefusal, judgeAsSame, judgeFound } from './found.ts';
import { nameOf } from './joins.ts';
import { queriesOf, shown } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { plainQueries } from './pairs.ts';
import { behavioursOf, ownSubjects, SEARCHED, subjects } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

const ALL: Query = [];

const SIZE = 7;

/** All seeded studies, over small pages. */
const paged = ({ server }: CheckContext) =>
  server.search(SEARCHED, [...ALL, ['_count', String(SIZE)]]);

/** `Type/id` of the matches on a page. */
export const namesOn = (page: Answer): string[] =>
  itemsOf<{ search?: { mode?: string }; resource?: Resource }>(page.resource?.entry).flatMap(
    ({ search, resource }) =>
      (search?.mode ?? 'match') === 'match' && resource?.resourceType === SEARCHED
        ? [nameOf(resource)]
        : [],
  );

const matchesOn = (page: Answer) => namesOn(page).length;

/** The pages after the first, or a note that there were none. */
export function laterPages(result: SearchResult): Answer[] {
  const [, ...later] = result.pages;
  if (later.length === 0) throw new NotApplicable('the server gave everything on one page');
  return later;
}

/** Behaviours that find several studies at once, each in its own way. */
const plural = ['code-only', 'type-and-id', 'no-prefix', 'or', 'not', 'missing'];

/** For every parameter: pages of two of the searches that find most. */
const criteriaChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/paged`,
    {
      rule: `Every page of a search by ${code} keeps its criteria, and together they hold each match once.`,
      requirements: ['search-paging-next', 'search-returned-resources-match', subject.requirement],
      needs: { ...needs, parameters: [code] },
      parameter: code,
      behaviour: 'paged',
    },
    async (context) => {
      const { server, session } = context;
      const size = (query: Query) => expectedSet(session, query).must.length;
      let judged = 0;
      for (const behaviour of behavioursOf(subject).filter((one) =>
        plural.includes(one.behaviour),
      )) {
        const [query] = queriesOf(context, subject, behaviour).sort((a, b) => size(b) - size(a));
        if (!query || size(query) < 2) continue;
        const count = Math.ceil(size(query) / 4);
        const result = await server.search(SEARCHED, [...query, ['_count', String(count)]]);
        if (behaviour.refusable && isRefusal(result)) continue;
        await judgeAsSame(context, query, result, () => find(context, query), count);
        judged += 1;
      }
      if (judged === 0) throw nothingToFind(context, subject);
    },
  );
});

const PAIRS = 3;

/** More than any server gives on a page. */
const LARGE = 100_000;

/** Pairs of criteria that have the most matches in common, each of which alone has more. */
export function broadPairs(context: CheckContext): Query[] {
  const size = (query: Query) => expectedSet(context.session, query).must.length;
  const broadest = ownSubjects.flatMap((subject) => {
    const [query] = plainQueries(context, subject).sort((a, b) => size(b) - size(a));
    return query ? [query] : [];
  });
  return broadest
    .flatMap((one, at) => broadest.slice(at + 1).map((other): Query => [...one, ...other]))
    .filter((pair) => size(pair) > 1 && pair.every((part) => size([part]) > size(pair)))
    .sort((a, b) => size(b) - size(a))
    .slice(0, PAIRS);
}

export const pagingChecks: Check[] = [
  ...criteriaChecks,
  check(
    'search/paging/several-criteria',
    {
      rule: 'Every page of a search by several parameters keeps all of them.',
      requirements: ['search-paging-next', 'search-returned-resources-match'],
      needs,
    },
    async (context) => {
      const queries = broadPairs(context);
      if (queries.length === 0) throw new NotApplicable('no two parameters have matches in common');
      for (const query of queries) {
        for (const method of ['GET', 'POST'] as const) {
          const paged: Query = [...query, ['_count', '1']];
          const result = await context.server.search(SEARCHED, paged, { method });
          await judgeAsSame(context, query, result, () => find(context, query, method), 1);
        }
      }
    },
  ),
  check(
    'search/paging/complete',
    {
      rule: 'The pages that next leads through hold every match, each once, also where _count asks for more than a server gives.',
      requirements: ['search-paging-next'],
      needs,
    },
    async (context) => {
      await judgeFound(context, ALL, await paged(context), SIZE);
      // All that others have would come on one page.
      if (context.session.target.scope.kind === 'none') return;
      const large = await context.server.search(SEARCHED, [['_count', String(LARGE)]]);
      // That a server has a most that it takes R4 leaves open.
      if (!isRefusal(large)) await judgeFound(context, ALL, large, LARGE);
    },
  ),
  check(
    'search/paging/post',
    {
      rule: 'The pages of a search begun by POST hold every match, each once.',
      requirements: ['search-paging-next', 'search-post-equals-get'],
      needs,
    },
    async (context) => {
      const query: Query = [['_count', String(SIZE)]];
      const result = await context.server.search(SEARCHED, query, { method: 'POST' });
      await judgeFound(context, ALL, result, SIZE);
    },
  ),
  check(
    'search/paging/count',
    {
      rule: 'A page has no more matches than _count asks for, whatever else shapes it.',
      requirements: ['search-count-upper-bound'],
      needs,
    },
    async ({ server, session, judge }) => {
      const available: Query = [['status', 'available']];
      // One match is left for another page.
      const nearly = [ALL, available].map((query) => ({
        query,
        count: expectedSet(session, query).must.length - 1,
      }));
      const any: Query = [['status', 'available,cancelled,registered']];
      const sent = [1, 2, SIZE].flatMap((count) => {
        const asked: Query = [['_count', String(count)]];
        return [
          { count, query: asked, how: {} },
          { count, query: asked, how: { method: 'POST' as const } },
          { count, query: available, how: { method: 'POST' as const, inUrl: asked } },
          { count, query: [...any, ...asked], how: {} },
        ];
      });
      for (const { query, count } of nearly.filter((one) => one.count > 0)) {
        sent.push({ count, query: [...query, ['_count', String(count)]], how: {} });
      }
      const beside: Query[] = ['_summary=true', '_elements=status', '_sort=-_lastUpdated'].map(
        (control) => [control.split('=') as [string, string], ['_count', '1']],
      );
      for (const { count, query, how } of sent) {
        const { answer } = await server.search(SEARCHED, query, { ...how, maxPages: 1 });
        judge(answer)
          .status(200)
          .that(matchesOn(answer) <= count, {
            code: 'count-exceeded',
            message: `the page has ${matchesOn(answer)} matches with _count=${count}`,
            expected: `at most ${count}`,
            actual: matchesOn(answer),
          });
      }
      for (const query of beside) {
        const result = await server.search(SEARCHED, query, { maxPages: 1 });
        if (isRefusal(result)) continue;
        judge(result).that(matchesOn(result.answer) <= 1, {
          code: 'count-exceeded',
          message: `the page has ${matchesOn(result.answer)} matches with ${shown(query)}`,
          expected: 'at most 1',
          actual: matchesOn(result.answer),
        });
      }
    },
  ),
  check(
    'search/paging/count-on-later-pages',
    {
      rule: 'Later pages keep to _count as well.',
      requirements: ['search-count-kept-over-pages'],
      needs,
    },
    async (context) => {
      for (const page of laterPages(await paged(context))) {
        context.judge(page).that(matchesOn(page) <= SIZE, {
          code: 'count-exceeded',
          message: `a later page has ${matchesOn(page)} matches with _count=${SIZE}`,
          expected: `at most ${SIZE}`,
          actual: matchesOn(page),
        });
      }
    },
  ),
  check(
    'search/paging/supported',
    {
      rule: 'A search with more matches than _count has a next link.',
      requirements: ['search-paging-supported'],
      needs,
    },
    async ({ server, judge }) => {
      const { answer } = await server.search(SEARCHED, [['_count', '1']], { maxPages: 1 });
      judge(answer)
        .status(200)
        .fhirpath("link.where(relation = 'next').exists()", 'there is a next link');
    },
  ),
  check(
    'search/paging/count-zero',
    {
      rule: 'With _count=0 there are no matches and no includes, and a total that is right where it is given.',
      requirements: ['search-count-zero'],
      needs,
    },
    async (context) => {
      for (const method of ['GET', 'POST'] as const) await judgeCountZero(context, [], method);
      await judgeCountZero(context, [['_include', `${SEARCHED}:subject`]], 'GET');
    },
  ),
];

/** With _count=0, and with what more is asked for: which the server may refuse. */
async function judgeCountZero(
  { server, session, judge }: CheckContext,
  more: Query,
  method: 'GET' | 'POST',
): Promise<void> {
  const query: Query = [['_count', '0'], ...more];
  const result = await server.search(SEARCHED, query, { maxPages: 1, method });
  if (more.length > 0 && isRefusal(result)) return;
  const { answer } = result;
  judge(answer)
    .status(200)
    .that(matchesOn(answer) === 0, {
      code: 'count-exceeded',
      message: `the page has ${matchesOn(answer)} matches with _count=0`,
      expected: 0,
      actual: matchesOn(answer),
    })
    .fhirpath("entry.where(search.mode = 'include').empty()", 'nothing is included')
    .fhirpath(
      "link.where(relation in ('next' | 'previous' | 'prev' | 'last')).empty()",
      'there are no links to other pages',
    );
  if (session.target.scope.kind === 'none') return;
  const n = expectedSet(session, ALL).must.length;
  judge(answer).fhirpath('total.empty() or total = %n', 'the total is the number of matches', {
    n,
  });
  judge.should(answer).fhirpath('total.exists()', 'there is a total');
}
