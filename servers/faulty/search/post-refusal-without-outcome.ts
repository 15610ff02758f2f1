import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'post-refusal-without-outcome',
  chapter: 'search',
  breaks: 'A search by POST that is refused has no OperationOutcome.',
  requirements: ['search-failure-status-and-outcome'],
  response: ({ status, headers }, request) =>
    request.method === 'POST' && isStudySearch(request) && status === 400
      ? { status, headers: { ...headers, 'content-type': 'text/plain' }, body: 'Bad request' }
      : undefined,
});
