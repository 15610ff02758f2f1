import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

/** More than the dataset has, so that a server that pages generously answers in one go. */
const ROOM = '200';

/** Searches the seeded studies, asking for large pages: paging has checks of its own. */
export function find(
  { server }: Pick<CheckContext, 'server'>,
  query: Query,
  method: 'GET' | 'POST' = 'GET',
): Promise<SearchResult> {
  return server.search(SEARCHED, [...query, ['_count', ROOM]], { method });
}
