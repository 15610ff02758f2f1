import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'refusal-without-outcome',
  chapter: 'search',
  breaks: 'A search that is refused has no OperationOutcome.',
  requirements: ['search-failure-status-and-outcome'],
  response: ({ status, headers, body }, request) =>
    isStudySearch(request) && status === 400 && body
      ? { status, headers: { ...headers, 'content-type': 'text/plain' }, body: 'Bad request' }
      : undefined,
});
