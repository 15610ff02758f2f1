import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'delete-tells-error',
  chapter: 'crud',
  breaks: 'A successful delete is answered 200, with an outcome that tells of an error.',
  requirements: ['rest-outcome-aligned-with-status'],
  level: 'SHOULD',
  response: (response, request) =>
    request.method === 'DELETE' && studyOf(request) && response.status === 204
      ? refusal(200, 'deleted', 'It was deleted.')
      : undefined,
});
