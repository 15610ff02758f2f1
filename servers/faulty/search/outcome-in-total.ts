import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'outcome-in-total',
  chapter: 'search',
  breaks: 'The total counts an outcome among the entries.',
  requirements: ['search-total-semantics'],
  response: shaped((set) =>
    set.total !== undefined && set.entry?.some(({ search }) => search?.mode === 'outcome')
      ? { ...set, total: set.total + 1 }
      : undefined,
  ),
});
