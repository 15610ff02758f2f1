import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'total-none-as-zero',
  chapter: 'search',
  breaks: 'With _total=none the total is 0.',
  requirements: ['search-total-semantics'],
  response: shaped((set, request) =>
    parametersOf(request).some(({ name, value }) => name === '_total' && value === 'none')
      ? { ...set, total: 0 }
      : undefined,
  ),
});
