import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'page-two-loses-entry',
  chapter: 'search',
  breaks: 'The second page lacks its first match.',
  requirements: ['search-paging-next'],
  response: onPages((page, { number }) =>
    number === 2 ? { ...page, entry: page.entry?.slice(1) ?? [] } : undefined,
  ),
});
