import type { ServerRequest } from '../http.ts';
import type { FaultContext } from './define.ts';
import type { Searchset } from './search-request.ts';

/** The base of the real server, as its own links show it. */
export async function ownBase(
  { memory, upstream }: FaultContext,
  { headers }: ServerRequest,
): Promise<string> {
  const known = memory.get('own base');
  if (typeof known === 'string') return known;
  const { authorization } = headers;
  const sent: Record<string, string> = authorization ? { authorization } : {};
  const { body } = await upstream({ method: 'GET', url: '/ImagingStudy?_count=1', headers: sent });
  const self = ((body as Searchset | undefined)?.link ?? []).find((one) => one.relation === 'self');
  const base = self?.url.split('/ImagingStudy')[0] ?? 'http://unknown.invalid';
  memory.set('own base', base);
  return base;
}
