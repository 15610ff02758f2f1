import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'refusal-of-content-in-html',
  chapter: 'validation',
  breaks: 'A refusal of invalid content is a page of HTML and no OperationOutcome.',
  requirements: ['rest-error-body-operationoutcome'],
  level: 'SHOULD',
  response: (response, request) =>
    isStudyWrite(request) && studyIn(request) && response.status === 400
      ? { ...response, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Request</h1>' }
      : undefined,
});
