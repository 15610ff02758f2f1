import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'total-on-last-page',
  chapter: 'search',
  breaks: 'Only the last page says the total.',
  requirements: ['search-total-semantics'],
  allowedBy: 'search.html#total',
  response: shaped(({ total, ...set }) =>
    set.link?.some(({ relation }) => relation === 'next') ? set : undefined,
  ),
});
