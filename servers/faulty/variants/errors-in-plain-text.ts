import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'errors-in-plain-text',
  chapter: 'crud',
  breaks: 'What is refused, searches aside, is answered in plain text.',
  requirements: ['rest-error-body-operationoutcome'],
  level: 'SHOULD',
  allowedBy: 'http.html#prefer',
  response: (response, request) =>
    response.status >= 400 && !isStudySearch(request)
      ? { ...response, headers: { 'content-type': 'text/plain' }, body: 'It did not work.' }
      : undefined,
});
