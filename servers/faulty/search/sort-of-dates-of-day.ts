import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'sort-of-dates-of-day',
  chapter: 'search',
  breaks: 'Dates are sorted by their day: the time of day does not count.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?started$/.test(sort)) return undefined;
    const sign = sort.startsWith('-') ? -1 : 1;
    const dayOf = ({ resource }: { resource?: Resource }) =>
      `${String(resource?.started ?? '').slice(0, 10)} ${resource?.id}`;
    const entry = [...(set.entry ?? [])].sort(
      (one, other) => sign * (dayOf(one) < dayOf(other) ? -1 : 1),
    );
    return { ...set, entry };
  }),
});
