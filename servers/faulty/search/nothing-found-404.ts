import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'nothing-found-404',
  chapter: 'search',
  breaks: 'A search that finds nothing is answered with 404.',
  requirements: ['search-empty-result-not-error'],
  response: (response, request) =>
    searchsetOf(request, response)?.total === 0
      ? refusal(404, 'not-found', 'Nothing was found.')
      : undefined,
});
