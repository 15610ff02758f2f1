import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'total-of-or-counts-twice',
  chapter: 'search',
  breaks: 'With several values separated by commas total counts a match once for each value.',
  requirements: ['search-total-semantics'],
  response: onPages((page, { first }) => {
    const hasOr = parametersOf(first).some(
      ({ name, value }) => !name.startsWith('_') && /(?<!\\),/.test(value),
    );
    return hasOr && page.total ? { ...page, total: page.total + 1 } : undefined;
  }),
});
