import { conditionally, updateOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-takes-first',
  chapter: 'crud',
  breaks: 'A conditional update whose criteria match several studies updates one of them.',
  requirements: ['rest-cond-update-multiple-412'],
  request: conditionally('PUT', (request, [first, ...more]) =>
    first && more.length > 0 ? updateOf(request, first.id) : undefined,
  ),
});
