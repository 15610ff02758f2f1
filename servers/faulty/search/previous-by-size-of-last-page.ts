import { defineFault } from '../define.ts';
import { linkOf, onPages } from '../search-pages.ts';

export default defineFault({
  id: 'previous-by-size-of-last-page',
  chapter: 'search',
  breaks:
    'The previous link of a last page that is not full goes back by as many matches as it has.',
  requirements: ['search-paging-next'],
  response: onPages((page, { number }) => {
    const from = Number(/_page=[^&]*\.(\d+)/.exec(linkOf(page, 'self') ?? '')?.[1]);
    if (number === 1 || linkOf(page, 'next')) return undefined;
    const before = Math.max(0, from - (page.entry ?? []).length);
    const link = (page.link ?? []).map(({ relation, url }) => ({
      relation,
      url: relation === 'previous' ? url.replace(/(_page=[^&]*\.)\d+/, `$1${before}`) : url,
    }));
    return { ...page, link };
  }),
});
