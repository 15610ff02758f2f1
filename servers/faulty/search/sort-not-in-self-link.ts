import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'sort-not-in-self-link',
  chapter: 'search',
  breaks: 'Results are sorted as asked, and the self link does not say so.',
  requirements: ['search-sort-in-self-link'],
  level: 'SHOULD',
  response: relinked(/^self$/, (url) => url.replace(/([?&])_sort=[^&]*&?/, '$1')),
});
