import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'total-of-rest',
  chapter: 'search',
  breaks: 'total counts the matches from that page on.',
  requirements: ['search-total-semantics'],
  response: onPages((page, { number, before }) => {
    const shown = (before?.entry?.length ?? 0) * (number - 1);
    return page.total === undefined || number === 1
      ? undefined
      : { ...page, total: page.total - shown };
  }),
});
