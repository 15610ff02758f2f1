import { defineFault } from '../define.ts';
import { pagesOf } from '../page-size.ts';

export default defineFault({
  id: 'pages-of-three',
  chapter: 'search',
  breaks: 'A page has three matches at most; links to other pages do not repeat _count.',
  requirements: ['search-count-upper-bound'],
  allowedBy: 'search.html#count',
  request: pagesOf(3),
});
