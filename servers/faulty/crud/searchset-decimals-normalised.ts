import { defineFault } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'searchset-decimals-normalised',
  chapter: 'crud',
  breaks: 'A search writes decimals without the zeros they were sent with.',
  requirements: ['format-decimal-precision'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    return set && { ...response, body: JSON.parse(JSON.stringify(set)) };
  },
});
