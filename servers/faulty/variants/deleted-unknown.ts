import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-unknown',
  chapter: 'crud',
  breaks: 'Deletions are not tracked: a deleted study is answered with 404.',
  requirements: ['rest-read-deleted-410'],
  allowedBy: 'http.html#read',
  response: (response, request) =>
    isStudyRead(request) && response.status === 410 ? { ...response, status: 404 } : undefined,
});
