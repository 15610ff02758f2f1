import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'searchset-by-post-as-json',
  chapter: 'search',
  breaks: 'What a search by POST finds is served as application/json.',
  requirements: ['format-json-mime-type'],
  response: posted((response, request) =>
    searchsetOf(request, response)
      ? { ...response, headers: { ...response.headers, 'content-type': 'application/json' } }
      : undefined,
  ),
});
