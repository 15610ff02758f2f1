import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'sort-of-dates-as-text',
  chapter: 'search',
  breaks: 'Dates are sorted by their text: zones do not count.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?started$/.test(sort)) return undefined;
    const sign = sort.startsWith('-') ? -1 : 1;
    const dateOf = ({ resource }: { resource?: Resource }) => String(resource?.started ?? '');
    const entry = [...(set.entry ?? [])].sort(
      (one, other) => sign * (dateOf(one) < dateOf(other) ? -1 : 1),
    );
    return { ...set, entry };
  }),
});
