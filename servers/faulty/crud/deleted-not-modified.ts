import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-not-modified',
  chapter: 'crud',
  breaks: 'A read of a deleted study with If-None-Match answers 304.',
  requirements: ['rest-read-deleted-410'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 410 && request.headers['if-none-match']
      ? { status: 304, headers: {} }
      : undefined,
});
