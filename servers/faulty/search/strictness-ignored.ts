import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'strictness-ignored',
  chapter: 'search',
  breaks: 'Prefer: handling=strict is ignored.',
  requirements: ['search-handling-strict'],
  level: 'SHOULD',
  request: (request) => {
    const { prefer, ...headers } = request.headers;
    return isStudySearch(request) && prefer?.includes('strict')
      ? { ...request, headers }
      : undefined;
  },
});
