import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'includes-on-first-page-only',
  chapter: 'search',
  breaks: 'Pages after the first have no includes.',
  requirements: ['search-include-page-local'],
  level: 'SHOULD',
  response: onPages((page, { number }) => {
    const entry = (page.entry ?? []).filter(({ search }) => search?.mode !== 'include');
    if (number === 1 || entry.length === (page.entry ?? []).length) return undefined;
    return { ...page, entry };
  }),
});
