import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'count-zero-without-total',
  chapter: 'search',
  breaks: 'With _count=0 or _summary=count there is neither a match nor a total.',
  requirements: ['search-count-zero'],
  level: 'SHOULD',
  allowedBy: 'search.html#total',
  response: shaped(({ total: _, ...set }, request) =>
    parametersOf(request).some(
      ({ name, value }) => (name === '_count' && value === '0') || name === '_summary',
    )
      ? set
      : undefined,
  ),
});
