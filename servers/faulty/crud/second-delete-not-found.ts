import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-delete-not-found',
  chapter: 'crud',
  breaks: 'Deleting a study again is answered with 404.',
  requirements: ['rest-delete-idempotent'],
  level: 'SHOULD',
  seenIn: 'https://github.com/awslabs/fhir-works-on-aws-deployment/issues/714',
  response: (response, request, { memory }) => {
    const study = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!study) return;
    if (memory.has(study)) return { ...response, status: 404 };
    memory.set(study, true);
  },
});
