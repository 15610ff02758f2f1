import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-still-read',
  chapter: 'crud',
  breaks: 'A study can be read as it was after its deletion.',
  requirements: ['rest-read-deleted-410'],
  request: async (request, { memory, upstream }) => {
    const study = studyOf(request);
    if (request.method !== 'DELETE' || !study) return;
    const read = await upstream({ method: 'GET', url: study, headers: {} });
    if (read.status === 200) memory.set(study, read);
  },
  response: (response, request, { memory }) => {
    const study = studyOf(request);
    if (request.method !== 'GET' || response.status !== 410 || !study) return;
    return memory.get(study) as typeof response | undefined;
  },
});
