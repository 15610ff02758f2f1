import type { Resource } from '../../spec/index.ts';
import { parametersOf } from './search-request.ts';
import { shaped } from './searchset-shape.ts';

/** Sorts by a key of its own where studies are to be sorted by the time they started (search.html#sort). */
export function sortedByStarted(keyOf: (study: Resource | undefined) => string) {
  return shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?started$/.test(sort)) return undefined;
    const sign = sort.startsWith('-') ? -1 : 1;
    const entry = [...(set.entry ?? [])].sort(
      (one, other) => sign * (keyOf(one.resource) < keyOf(other.resource) ? -1 : 1),
    );
    return { ...set, entry };
  });
}
