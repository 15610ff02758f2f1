import { defineFault } from '../define.ts';
import unknownQueryIgnored from './unknown-query-ignored.ts';

export default defineFault({
  id: 'unknown-query-by-post-ignored',
  chapter: 'search',
  breaks: 'A named query that the server does not know is ignored in a search by POST.',
  requirements: ['search-query-unknown-refused', 'search-post-equals-get'],
  request: (request) =>
    request.method === 'POST' ? unknownQueryIgnored.request(request) : undefined,
});
