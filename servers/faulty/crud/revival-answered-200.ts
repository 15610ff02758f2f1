import { studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-answered-200',
  chapter: 'crud',
  breaks: 'An update that brings back a deleted study is answered with 200.',
  requirements: ['rest-update-revives-deleted'],
  response: (response, request, { memory }) => {
    const study = studyOf(request);
    if (!study) return;
    if (request.method === 'DELETE' && response.status < 300) memory.set(study, true);
    if (request.method !== 'PUT' || response.status !== 201 || !memory.delete(study)) return;
    return { ...response, status: 200, headers: without(response.headers, 'location') };
  },
});
