import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-dotted-id-breaks',
  chapter: 'crud',
  breaks: 'The read of an unknown id with a dot in it is answered with 500.',
  requirements: ['rest-read-unknown-404'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 404 && request.url.includes('.')
      ? { ...response, status: 500 }
      : undefined,
});
