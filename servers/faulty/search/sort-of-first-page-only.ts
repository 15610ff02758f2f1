import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'sort-of-first-page-only',
  chapter: 'search',
  breaks: 'Pages after the first of a sorted search are turned round.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: onPages((page, { number, first }) => {
    const isSorted = parametersOf(first).some(({ name }) => name === '_sort');
    if (number === 1 || !isSorted) return undefined;
    return { ...page, entry: [...(page.entry ?? [])].reverse() };
  }),
});
