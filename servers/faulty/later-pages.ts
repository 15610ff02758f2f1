import type { ServerRequest } from '../http.ts';
import { onPages } from './search-pages.ts';
import {
  allMatches,
  askedWith,
  isControl,
  isMatch,
  parametersOf,
  type SentParameter,
} from './search-request.ts';

/**
 * Pages after the first that are those of a search by other criteria.
 * @param change gets the criteria and the first request; returns the others, or nothing where the fault does not apply
 */
export function laterPagesBy(
  change: (
    criteria: SentParameter[],
    first: ServerRequest,
  ) => Pick<SentParameter, 'name' | 'value'>[] | undefined,
) {
  return onPages(async (page, { number, first, before }, context) => {
    const parameters = parametersOf(first);
    const criteria = parameters.filter((one) => !isControl(one));
    const other = number === 1 ? undefined : change(criteria, first);
    if (!other) return undefined;
    const matches = before?.entry?.filter(isMatch) ?? [];
    const size = matches.length;
    const sorting = parameters.filter(({ name }) => name === '_sort');
    const all = await allMatches(askedWith(first, [...other, ...sorting]), context);
    const entry = all.slice((number - 1) * size, number * size).map((resource) => ({
      ...matches[0],
      fullUrl: matches[0]?.fullUrl?.replace(/[^/]+$/, String(resource.id)) ?? '',
      resource,
    }));
    return { ...page, entry };
  });
}
