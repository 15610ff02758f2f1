import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'sort-missing-first',
  chapter: 'search',
  breaks: 'Sorted by a date, studies without one come first.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  allowedBy: 'search.html#sort',
  response: shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value;
    const isPaged = set.link?.some(({ relation }) => relation !== 'self');
    if (!/^-?started$/.test(sort ?? '') || isPaged) return undefined;
    const isDated = ({ resource }: { resource?: object }) => 'started' in (resource ?? {});
    const all = set.entry ?? [];
    return { ...set, entry: [...all.filter((one) => !isDated(one)), ...all.filter(isDated)] };
  }),
});
