import { defineFault } from '../define.ts';

export default defineFault({
  id: 'delete-accepted',
  chapter: 'crud',
  breaks: 'A delete is answered with 202.',
  requirements: ['rest-delete-success-status'],
  allowedBy: 'http.html#delete',
  response: (response, { method }) =>
    method === 'DELETE' && response.status < 300 ? { status: 202, headers: {} } : undefined,
});
