import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';
import { parametersOf, type Searchset, type SentParameter } from './search-request.ts';

type Pair = Pick<SentParameter, 'name' | 'value'>;

/** A search as it is carried out: another path below the base, other parameters. */
export interface OtherSearch {
  path: string;
  parameters: readonly Pair[];
}

/**
 * A search of whatever type or compartment that is carried out otherwise than asked, and does not let on: the self
 * link stays that of the right answer.
 * @param change returns the other search, or nothing where the fault does not apply
 */
export function searchedElsewhere(
  change: (parameters: SentParameter[], path: string) => OtherSearch | undefined,
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const right = response.body as Searchset | undefined;
    const path = (request.url.split('?')[0] ?? '').replace(/\/_search$/, '');
    if (response.status !== 200 || right?.type !== 'searchset') return undefined;
    const other = change(parametersOf(request), path);
    if (!other) return undefined;
    const answer = await upstream({
      method: 'GET',
      url: `${other.path}?${encoded(other.parameters)}`,
      headers: withoutBody(request.headers),
    });
    const wrong = answer.body as Searchset;
    if (answer.status !== 200) return undefined;
    return { ...answer, body: { ...wrong, link: right.link ?? [] } };
  };
}

function encoded(parameters: readonly Pair[]): string {
  return parameters
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function withoutBody(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-type': _type, 'content-length': _length, ...rest } = headers;
  return rest;
}
