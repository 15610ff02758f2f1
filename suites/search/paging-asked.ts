import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find } from './find.ts';
import { isRefusal, judgeAsSame, judgeFound } from './found.ts';
import { queriesOf } from './matrix.ts';
import { broadPairs } from './paging.ts';
import { behavioursOf, ownSubjects, SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Enough for a third page. */
const LISTED = 5;

const list = check(
  'search/_id/list-paged',
  {
    rule: 'The pages of a search for a list of ids hold each of these studies, once.',
    requirements: ['search-paging-next', 'search-id-always-supported', 'search-or-comma'],
    needs: { ...needs, parameters: ['_id'] },
    parameter: '_id',
    behaviour: 'list-paged',
  },
  async (context) => {
    const ids = seededStudies(context.session).map(({ id }) => id);
    const query: Query = [['_id', ids.slice(0, LISTED).join(',')]];
    const result = await context.server.search(SEARCHED, [...query, ['_count', '2']]);
    await judgeFound(context, query, result, 2);
  },
);

/** By the parameters in the form alone a page would have other studies, and by those in the URL as well. */
const inBoth = check(
  'search/paging/url-and-body',
  {
    rule: 'Every page of a search by POST keeps the parameters of the URL and those of the form.',
    requirements: ['search-paging-next', 'search-post-url-plus-body'],
    needs,
  },
  async (context: CheckContext) => {
    const pairs = broadPairs(context).filter(
      ([one, other]) => one && other && expectedSet(context.session, [one, other]).must.length > 1,
    );
    const [[one, other] = []] = pairs;
    if (!one || !other) throw new NotApplicable('no two parameters have matches in common');
    for (const [url, form] of [
      [one, other],
      [other, one],
    ]) {
      if (!url || !form) continue;
      const result = await context.server.search(SEARCHED, [form, ['_count', '1']], {
        method: 'POST',
        inUrl: [url],
      });
      const query: Query = [url, form];
      await judgeAsSame(context, query, result, () => find(context, query), 1);
    }
  },
);

const REPEATED = 3;

/** A page whose link keeps one of several parameters of one name would have other studies. */
const repeated = check(
  'search/paging/repeated-criteria',
  {
    rule: 'Every page of a search that repeats a parameter keeps each of its values.',
    requirements: ['search-paging-next', 'search-and-repeat'],
    needs,
  },
  async (context: CheckContext) => {
    const size = (query: Query) => expectedSet(context.session, query).must.length;
    const widest = (queries: Query[]) =>
      queries
        .filter((query) => size(query) > 1 && query.every((one) => size([one]) > size(query)))
        .sort((a, b) => size(b) - size(a));
    const queries = widest(
      ownSubjects.flatMap((subject) => widest(repeatingQueries(context, subject)).slice(0, 1)),
    ).slice(0, REPEATED);
    if (queries.length === 0) throw new NotApplicable('no two values have matches in common');
    for (const query of queries) {
      const result = await context.server.search(SEARCHED, [...query, ['_count', '1']]);
      await judgeAsSame(context, query, result, () => find(context, query), 1);
    }
  },
);

/** Searches by several values of one parameter, all of which have to be met. */
function repeatingQueries(context: CheckContext, subject: Subject): Query[] {
  return behavioursOf(subject)
    .filter(({ refusable }) => !refusable)
    .flatMap((behaviour) => queriesOf(context, subject, behaviour))
    .filter((query) => query.length === 2 && query[0]?.[0] === query[1]?.[0]);
}

/** What many studies are not, or have: as a criterion without its modifier it would find others. */
const modified: Query[] = [[['status:not', 'available']], [['started:missing', 'false']]];

const postedModifiers = check(
  'search/paging/post-with-modifiers',
  {
    rule: 'Every page of a search by POST keeps the modifiers of its criteria.',
    requirements: ['search-paging-next', 'search-post-equals-get'],
    needs: { ...needs, parameters: ['status', 'started'] },
  },
  async (context: CheckContext) => {
    let judged = 0;
    for (const query of modified) {
      const count = Math.ceil(expectedSet(context.session, query).must.length / 3);
      if (count < 1) continue;
      const paged: Query = [...query, ['_count', String(count)]];
      const result = await context.server.search(SEARCHED, paged, { method: 'POST' });
      if (isRefusal(result)) continue;
      await judgeAsSame(context, query, result, () => find(context, query, 'POST'), count);
      judged += 1;
    }
    if (judged === 0) throw new NotApplicable('these modifiers are refused');
  },
);

/** Pages of searches that are asked for in ways of their own (http.html#paging). */
export const pagingAskedChecks: Check[] = [list, inBoth, repeated, postedModifiers];
