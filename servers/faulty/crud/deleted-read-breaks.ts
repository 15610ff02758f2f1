import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-read-breaks',
  chapter: 'crud',
  breaks: 'The read of a deleted study is answered with 500.',
  requirements: ['rest-read-deleted-410'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 410 ? { ...response, status: 500 } : undefined,
});
