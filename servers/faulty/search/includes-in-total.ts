import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'includes-in-total',
  chapter: 'search',
  breaks: 'The total counts includes as well.',
  requirements: ['search-total-semantics', 'search-include'],
  response: shaped((set) => {
    const includes = (set.entry ?? []).filter(({ search }) => search?.mode === 'include').length;
    if (includes === 0 || set.total === undefined) return undefined;
    return { ...set, total: set.total + includes };
  }),
});
