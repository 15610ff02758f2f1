import type { ServerRequest, ServerResponse } from '../http.ts';
import { type Entry, isInclude, nameOf } from './companions.ts';
import type { FaultContext } from './define.ts';
import { linkOf } from './search-pages.ts';
import { parametersOf, searchsetOf } from './search-request.ts';

/**
 * Includes that bring more than they should, as it is by now.
 * @param more gets what is there, and the includes that are asked for; returns `Type/id`
 */
export function broughtAsWell(
  more: (
    there: readonly Entry[],
    asked: readonly { name: string; value: string }[],
    context: FaultContext,
  ) => string[],
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const set = searchsetOf(request, response);
    const asked = parametersOf(request).filter(isInclude);
    if (!set?.entry || asked.length === 0) return undefined;
    const base = linkOf(set, 'self')?.split('/ImagingStudy')[0];
    const entry = [...set.entry];
    for (const name of more(set.entry, asked, context)) {
      if (entry.some((one) => nameOf(one) === name)) continue;
      const { status, body } = await context.upstream({
        method: 'GET',
        url: `/${name}`,
        headers: {},
      });
      const resource = body as NonNullable<Entry['resource']>;
      const fullUrl = `${base}/${name}`;
      if (status === 200) entry.push({ fullUrl, resource, search: { mode: 'include' } });
    }
    return entry.length > set.entry.length ? { ...response, body: { ...set, entry } } : undefined;
  };
}
