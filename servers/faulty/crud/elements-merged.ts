import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'elements-merged',
  chapter: 'crud',
  breaks: 'An update keeps the elements that its study leaves out.',
  requirements: ['rest-update-replaces-whole'],
  level: 'SHOULD',
  request: async (request, { upstream }) => {
    const url = studyOf(request);
    const study = studyIn(request);
    if (request.method !== 'PUT' || !url || !study || !url.endsWith(`/${study.id}`)) return;
    const stored = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    return stored && { ...request, body: { ...stored, ...study } };
  },
});
