import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { find } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { isLeftOut } from './optional.ts';
import { ALL, byDate, dateIn, dates, firstKeys, inOrder, needs, refusedSort } from './sort.ts';
import { SEARCHED } from './subjects.ts';

const SIZE = 7;

/** Studies that are equal by a date: a page that ends among them goes on with them. */
async function judgeTies(context: CheckContext, subject: Subject): Promise<void> {
  const { code } = subject.parameter;
  const dateOf = dateIn(subject);
  const studies = seededStudies(context.session);
  const ties = studies.filter(
    (one) => dateOf(one) && studies.filter((study) => dateOf(study) === dateOf(one)).length > 1,
  );
  if (ties.length === 0) return;
  const alone: Query = [['_id', ties.map(({ id }) => id).join(',')]];
  const query: Query = [...alone, ['_sort', code], ['_count', '1']];
  const result = await context.server.search(SEARCHED, query);
  if (isRefusal(result)) return;
  await judgeAsSame(context, alone, result, () => find(context, alone), 1);
}

const paged: Check[] = dates.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/sorted-pages`,
    {
      rule: `Pages of a search sorted by ${code} hold every match once, and go on in its order.`,
      requirements: ['search-sort-does-not-filter', 'search-sort-ascending-descending'],
      needs: needs(code),
      parameter: code,
      behaviour: 'sorted-pages',
    },
    async (context) => {
      const query: Query = [
        ['_sort', `-${code}`],
        ['_count', String(SIZE)],
      ];
      await judgeTies(context, subject);
      for (const method of ['GET', 'POST'] as const) {
        const result = await context.server.search(SEARCHED, query, { method });
        refusedSort(result, `-${code}`);
        await judgeAsSame(context, ALL, result, () => find(context, ALL), SIZE);
        // The self link of a search by POST may say less.
        if (method === 'GET' && isLeftOut(result, '_sort')) return;
        const wrong = byDate(subject, [], inOrder(context, result), context.session);
        context.judge.should(result).that(wrong === undefined, {
          code: 'order',
          message: `_sort=-${code} over pages of ${SIZE}, by ${method}: ${wrong}`,
          expected: `the falling order of ${code}`,
          actual: wrong ?? null,
        });
      }
    },
  );
});

/** Many studies are equal by these, and pages may not shuffle them. */
const pagedTies: Check[] = firstKeys.map(({ parameter: { code } }) =>
  check(
    `search/${code}/sorted-pages`,
    {
      rule: `Pages of a search sorted by ${code}, of which many studies have the same, hold every match once.`,
      requirements: ['search-paging-next', 'search-sort-does-not-filter'],
      needs: needs(code),
      parameter: code,
      behaviour: 'sorted-pages',
    },
    async (context) => {
      for (const rules of [code, `-${code}`]) {
        const query: Query = [
          ['_sort', rules],
          ['_count', String(SIZE)],
        ];
        const result = await context.server.search(SEARCHED, query);
        refusedSort(result, rules);
        await judgeAsSame(context, ALL, result, () => find(context, ALL), SIZE);
      }
    },
  ),
);

/** Pages of sorted results (search.html#sort, http.html#paging). */
export const sortPagedChecks: Check[] = [...paged, ...pagedTies];
