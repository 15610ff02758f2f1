import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-delete-gone',
  chapter: 'crud',
  breaks: 'Deleting a study again is answered with 410.',
  requirements: ['rest-delete-idempotent'],
  allowedBy: 'http.html#delete',
  response: (response, request, { memory }) => {
    const study = studyOf(request);
    if (request.method === 'PUT' && study) memory.delete(study);
    if (request.method !== 'DELETE' || !study || response.status >= 300) return;
    if (memory.has(study)) return { ...response, status: 410 };
    memory.set(study, true);
  },
});
