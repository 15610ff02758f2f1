import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { laterPages, namesOn } from './paging.ts';
import { SEARCHED } from './subjects.ts';

/** Pages of three, the last of which is not full. */
const [FEW, SMALL] = [8, 3];

/** What goes back leads to the page before: to some of it, and to nothing of the page that it is on. */
async function judgePrevious(context: CheckContext): Promise<void> {
  const { server, session, judge } = context;
  const ids = seededStudies(session)
    .slice(0, FEW)
    .map(({ id }) => id);
  const query: Query = [
    ['_id', ids.join(',')],
    ['_count', String(SMALL)],
  ];
  const result = await server.search(SEARCHED, query);
  judge(result.answer).status(200);
  laterPages(result);
  const on = result.pages.map(namesOn);
  let judged = 0;
  for (const [at, { previous, prev }] of result.links.entries()) {
    const url = previous ?? prev;
    // An empty last page has no place among the others.
    if (at === 0 || url === undefined || on[at]?.length === 0) continue;
    const page = await server.send({ method: 'GET', path: url });
    const there = namesOn(page);
    const repeated = there.filter((name) => on[at]?.includes(name));
    const isBefore = there.some((name) => on[at - 1]?.includes(name));
    judge(page)
      .status(200)
      .that(isBefore && repeated.length === 0, {
        code: 'previous-page',
        message: `the previous link of page ${at + 1} leads to ${there.join(', ') || 'nothing'}`,
        expected: on[at - 1],
        actual: there,
      });
    judged += 1;
  }
  if (judged === 0) throw new NotApplicable('no page has a previous link, as R4 lets it');
}

/** The way back through pages (http.html#paging). */
export const pagingBackChecks: Check[] = [
  check(
    'search/paging/previous',
    {
      rule: 'A previous link, where a page has one, leads to the page before.',
      requirements: ['search-paging-next', 'search-id-always-supported'],
      needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
    },
    judgePrevious,
  ),
];
