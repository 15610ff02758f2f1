import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'update-not-stored',
  chapter: 'crud',
  breaks: 'An update is answered with 200 and its content, and is not stored.',
  requirements: ['rest-update-200'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const study = studyIn(request);
    if (!url || !study || url !== `/ImagingStudy/${study.id}`) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    return current && { ...request, body: current };
  },
  response: (response, request) => {
    const sent = studyIn(request);
    const now = studyIn(response);
    if (!isStudyUpdate(request) || response.status !== 200 || !sent || !now) return;
    return { ...response, body: { ...sent, meta: now.meta } };
  },
});
