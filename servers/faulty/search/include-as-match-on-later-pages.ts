import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'include-as-match-on-later-pages',
  chapter: 'search',
  breaks: 'On the pages after the first what is included has mode match.',
  requirements: ['search-include'],
  response: onPages((page, { number }) => {
    if (number === 1 || !page.entry) return undefined;
    const entry = page.entry.map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...page, entry };
  }),
});
