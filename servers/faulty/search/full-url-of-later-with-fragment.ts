import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'full-url-of-later-with-fragment',
  chapter: 'search',
  breaks: 'From the second page on a fullUrl has the number of the page as a fragment.',
  requirements: ['bundle-fullurl-agrees-with-id'],
  response: onPages((page, { number }) => {
    if (number === 1 || !page.entry) return undefined;
    const entry = page.entry.map((one) => {
      const { fullUrl = '' } = one;
      return { ...one, fullUrl: fullUrl.replace(/\/([A-Z]\w+\/[^/]+)$/, `#page-${number}/$1`) };
    });
    return { ...page, entry };
  }),
});
