import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'elements-as-criteria',
  chapter: 'search',
  breaks: 'Studies that have none of the elements that _elements asks for are left out.',
  requirements: ['search-elements', 'search-total-semantics'],
  response: shaped((set, request) => {
    const asked = parametersOf(request).find(({ name }) => name === '_elements');
    if (!asked || !set.entry) return undefined;
    const names = asked.value.split(',');
    const entry = set.entry.filter(
      ({ resource, search }) => search?.mode !== 'match' || names.some((name) => resource?.[name]),
    );
    const lost = set.entry.length - entry.length;
    return { ...set, entry, ...(set.total === undefined ? {} : { total: set.total - lost }) };
  }),
});
