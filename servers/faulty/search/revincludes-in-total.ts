import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'revincludes-in-total',
  chapter: 'search',
  breaks: 'The total counts what a reverse include adds.',
  requirements: ['search-total-semantics', 'search-revinclude'],
  response: shaped((set, request) => {
    if (!parametersOf(request).some(({ name }) => name.startsWith('_revinclude'))) return undefined;
    const added = (set.entry ?? []).filter(({ search }) => search?.mode === 'include').length;
    return set.total === undefined ? undefined : { ...set, total: set.total + added };
  }),
});
