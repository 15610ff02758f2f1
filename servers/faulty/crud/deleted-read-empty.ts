import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-read-empty',
  chapter: 'crud',
  breaks: 'The read of a deleted study is answered with 200 and an OperationOutcome.',
  requirements: ['rest-read-deleted-410'],
  response: (response, request) =>
    isStudyRead(request) && response.status === 410 ? { ...response, status: 200 } : undefined,
});
