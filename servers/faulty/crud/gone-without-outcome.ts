import { isStudyRead, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'gone-without-outcome',
  chapter: 'crud',
  breaks: 'The answer to the read of a deleted study has no body.',
  requirements: ['rest-error-body-operationoutcome'],
  level: 'SHOULD',
  response: (response, request) =>
    isStudyRead(request) && response.status === 410
      ? { status: 410, headers: without(response.headers, 'content-type') }
      : undefined,
});
