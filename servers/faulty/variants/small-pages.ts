import { defineFault } from '../define.ts';
import { pagesOf } from '../page-size.ts';

export default defineFault({
  id: 'small-pages',
  chapter: 'search',
  breaks: 'A page has seven matches at most, whatever _count asks for.',
  requirements: ['search-count-upper-bound'],
  allowedBy: 'search.html#count',
  request: pagesOf(7),
});
