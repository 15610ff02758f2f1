import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';

/** A parameter as it stands in a URL, name and value; nothing in place of it leaves it out. */
type ChangePair = (pair: string) => string | undefined;

/** A URL with other parameters in its query. */
export function withPairs(url: string, change: ChangePair): string {
  const [path = '', query] = url.split('?');
  if (query === undefined) return url;
  return `${path}?${query
    .split('&')
    .flatMap((pair) => change(pair) ?? [])
    .join('&')}`;
}

/** Searches that the real server refuses, carried out with other parameters. */
export const askedAgain =
  (applies: (request: ServerRequest) => boolean, change: ChangePair) =>
  async (
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    if (response.status !== 400 || !applies(request)) return undefined;
    const url = withPairs(request.url, change);
    return url === request.url ? undefined : upstream({ ...request, url });
  };

/** A parameter without its modifier, if it is no chain and asks for no includes. */
export const unmodified = (pair: string): string =>
  pair.replace(/^([a-z][\w-]*)(?::|%3A)[a-z][\w-]*(?==)/i, '$1');

/** A server that drops, in some searches, the modifiers it does not support. */
export const modifiersDropped = (applies: (request: ServerRequest) => boolean) =>
  askedAgain(applies, unmodified);
