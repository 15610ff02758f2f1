import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'refusal-as-200',
  chapter: 'search',
  breaks: 'A search that is refused is answered 200 with the OperationOutcome.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: (response, request) =>
    isStudySearch(request) && response.status === 400 ? { ...response, status: 200 } : undefined,
});
