import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-sort-rising',
  chapter: 'search',
  breaks: 'The self link says of a falling order that it is a rising one.',
  requirements: ['search-sort-in-self-link', 'search-self-link-reflects-used'],
  response: relinked(/^self$/, (url) => url.replace(/([?&]_sort=)-/, '$1')),
});
