import { defineFault } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'total-counts-page',
  chapter: 'search',
  breaks: 'total is the number of matches on the page.',
  requirements: ['search-total-semantics'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    const hasMore = set?.link?.some(({ relation }) => relation === 'next');
    if (!set || !hasMore || set.total === undefined) return undefined;
    const matches = (set.entry ?? []).filter(({ search }) => search?.mode === 'match');
    return { ...response, body: { ...set, total: matches.length } };
  },
});
