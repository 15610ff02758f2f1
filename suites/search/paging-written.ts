import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { isComplete } from './found.ts';
import { laterPages } from './paging.ts';
import { SEARCHED } from './subjects.ts';

const MATCHES = 5;
const WRITTEN_BETWEEN = 3;

/**
 * What becomes of other matches that are written meanwhile is at the server's discretion (http.html#paging), and so
 * is a next link that no longer holds.
 */
async function pageWhileWriting(context: CheckContext): Promise<void> {
  const { server, session, studies, judge } = context;
  if (session.target.scope.kind === 'none') {
    throw new NotApplicable('searches cannot be narrowed to the studies of this check');
  }
  const query: Query = [['status', 'registered']];
  const write = async (status: string) => (await studies.stored(studies.one({ status }))).id;
  const first: string[] = [];
  for (let at = 0; at < MATCHES; at += 1) first.push(await write('registered'));
  await eventually(
    context,
    () => server.search(SEARCHED, query),
    ({ matches }) => matches.length === MATCHES,
  );
  const strangers: string[] = [];
  /** The pages of a search, before each of which studies of these statuses are written. */
  const pages = (count: number, ...statuses: string[]) => {
    let rounds = 0;
    const betweenPages = async () => {
      rounds += 1;
      if (rounds > WRITTEN_BETWEEN) return;
      for (const status of statuses) {
        const id = await write(status);
        if (status !== 'registered') strangers.push(id);
      }
    };
    return server.search(SEARCHED, [...query, ['_count', String(count)]], { betweenPages });
  };
  const beside = await pages(2, 'cancelled');
  if (isComplete(beside) && beside.pages.length > 1) {
    judge(beside).set({
      must: first.map((id) => `${SEARCHED}/${id}`),
      open: [],
      explain: () => 'only studies that do not match were written meanwhile',
    });
  }
  const result = await pages(1, 'registered', 'cancelled');
  judge(result.answer).status(200);
  laterPages(result);
  const extra = result.matches.filter(({ id = '' }) => strangers.includes(id));
  judge(result).that(extra.length === 0, {
    code: 'extra-matches',
    message: `${extra.length} studies written meanwhile are on its pages, though their status is cancelled`,
    expected: 'studies whose status is registered',
    actual: extra.map(({ id }) => `${SEARCHED}/${id}`),
  });
  judge.should(result).searchset();
}

/** Pages of searches between which studies are written. */
export const pagingWrittenChecks: Check[] = [
  check(
    'search/paging/while-written',
    {
      rule: 'While studies are written, no page holds one that does not match, and where only such are written the pages hold each match once.',
      requirements: ['search-returned-resources-match', 'search-paging-next'],
      needs: { interactions: ['create', 'read', 'search-type'], parameters: ['status'] },
    },
    pageWhileWriting,
  ),
];
