import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'patient-read-as-study-of-its-id',
  chapter: 'crud',
  breaks: 'A read of a patient gives the study that has the same id, if there is one.',
  requirements: ['rest-read-id-matches-url'],
  response: async ({ status }, request, { upstream }) => {
    const [, id] = /^\/Patient\/([^/?]+)$/.exec(request.url) ?? [];
    if (request.method !== 'GET' || !id || status !== 200) return undefined;
    const answer = await upstream({ ...request, url: `/ImagingStudy/${id}` });
    return studyIn(answer) ? answer : undefined;
  },
});
