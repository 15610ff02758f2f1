import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'delete-answered-201',
  chapter: 'crud',
  breaks: 'A delete is answered with 201.',
  requirements: ['rest-delete-success-status'],
  level: 'SHOULD',
  response: (response, request) =>
    request.method === 'DELETE' && studyOf(request) && response.status === 204
      ? { ...response, status: 201 }
      : undefined,
});
