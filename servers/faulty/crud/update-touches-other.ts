import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'update-touches-other',
  chapter: 'crud',
  breaks: 'An update also changes the status of the study that was created before.',
  requirements: ['rest-update-200'],
  response: async (response, request, { memory, upstream }) => {
    const id = studyIn(response)?.id;
    if (isStudyCreate(request) && response.status === 201) {
      memory.set('before', memory.get('last'));
      memory.set('last', id);
    }
    const before = id !== undefined && memory.get('last') === id ? memory.get('before') : undefined;
    if (request.method !== 'PUT' || !before) return undefined;
    const url = `/ImagingStudy/${before}`;
    const other = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    if (other) await upstream({ ...request, url, body: { ...other, status: 'unknown' } });
    return undefined;
  },
});
