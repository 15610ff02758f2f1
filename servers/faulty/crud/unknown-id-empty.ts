import { isStudyRead, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-id-empty',
  chapter: 'crud',
  breaks: 'The read of an unknown id is answered with 200 and no body.',
  requirements: ['rest-read-unknown-404'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 404
      ? { status: 200, headers: without(response.headers, 'content-type') }
      : undefined,
});
