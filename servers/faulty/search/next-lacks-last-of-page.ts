import { defineFault } from '../define.ts';
import { linkOf, onPages } from '../search-pages.ts';

export default defineFault({
  id: 'next-lacks-last-of-page',
  chapter: 'search',
  breaks: 'A full page leaves its last match to nobody: the next page starts behind it.',
  requirements: ['search-paging-next'],
  response: onPages((page) =>
    linkOf(page, 'next') ? { ...page, entry: page.entry?.slice(0, -1) ?? [] } : undefined,
  ),
});
