import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'strictness-ignored-by-post',
  chapter: 'search',
  breaks: 'Prefer: handling=strict is ignored in a search by POST.',
  requirements: ['search-handling-strict'],
  level: 'SHOULD',
  request: (request) => {
    const { prefer, ...headers } = request.headers;
    return request.method === 'POST' && isStudySearch(request) && prefer?.includes('strict')
      ? { ...request, headers }
      : undefined;
  },
});
