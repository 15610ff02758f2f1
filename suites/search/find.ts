import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

/** More than the dataset has, so that a server that pages generously answers in one go. */
export const ROOM = 200;

/** Searches the seeded studies, asking for large pages: paging has checks of its own. */
export function find(
  { server }: Pick<CheckContext, 'server'>,
  query: Query,
  method: 'GET' | 'POST' = 'GET',
): Promise<SearchResult> {
  return server.search(SEARCHED, [...query, ['_count', String(ROOM)]], { method });
}

/** As `find`, by GET, with values written in the URL in a way of their own. */
export function findAsWritten(
  { server }: Pick<CheckContext, 'server'>,
  query: Query,
  spell: (value: string) => string,
): Promise<SearchResult> {
  const text = query.map(([name, value]) => `${name}=${spell(value)}`).join('&');
  return server.search(SEARCHED, `${text}&_count=${ROOM}`);
}
