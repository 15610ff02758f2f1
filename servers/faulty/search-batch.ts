import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';
import type { Searchset } from './search-request.ts';

interface Batch {
  type?: string;
  entry?: { request?: { method?: string; url?: string }; resource?: Searchset }[];
}

/**
 * Tells otherwise what searches of studies in a batch, or in a transaction, found.
 * @param change gets the searchset, its query, and what asks for another one; nothing leaves it as it is
 */
export function inBatches(
  change: (
    set: Searchset,
    query: string,
    ask: (query: string) => Promise<Searchset>,
  ) => Searchset | undefined | Promise<Searchset | undefined>,
  type: 'batch' | 'transaction' = 'batch',
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const sent = request.body as Batch | undefined;
    const told = response.body as Batch | undefined;
    if (request.url !== '/' || sent?.type !== type || !told?.entry) return undefined;
    const { 'content-type': _type, 'content-length': _length, ...headers } = request.headers;
    const ask = async (query: string) => {
      const answer = await upstream({ method: 'GET', url: `/ImagingStudy?${query}`, headers });
      return answer.body as Searchset;
    };
    const entry = await Promise.all(
      told.entry.map(async (one, at) => {
        const { method, url = '' } = sent.entry?.[at]?.request ?? {};
        const query = /^\/?ImagingStudy\?(.*)$/.exec(url)?.[1];
        if (method !== 'GET' || query === undefined || !one.resource) return one;
        return { ...one, resource: (await change(one.resource, query, ask)) ?? one.resource };
      }),
    );
    return { ...response, body: { ...told, entry } };
  };
}
