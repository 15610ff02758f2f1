import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-delete-breaks',
  chapter: 'crud',
  breaks: 'Deleting a study again is answered with 500.',
  requirements: ['rest-delete-idempotent'],
  level: 'SHOULD',
  response: (response, request, { memory }) => {
    const study = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!study) return;
    if (memory.has(study)) return { ...response, status: 500 };
    memory.set(study, true);
  },
});
