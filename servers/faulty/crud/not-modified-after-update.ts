import { isStudyRead, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'not-modified-after-update',
  chapter: 'crud',
  breaks: 'A read with If-None-Match is answered with 304 whatever version it names.',
  requirements: ['rest-cond-read-changed-full'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 200 && request.headers['if-none-match']
      ? { status: 304, headers: without(response.headers, 'content-type') }
      : undefined,
});
