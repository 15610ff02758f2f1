import { defineFault } from '../../faulty/define.ts';
import { refusal } from '../../faulty/refusal.ts';
import { searchsetOf } from '../../faulty/search-request.ts';

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
