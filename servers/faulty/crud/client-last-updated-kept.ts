import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'client-last-updated-kept',
  chapter: 'crud',
  breaks: 'A create stores the lastUpdated that its body has.',
  requirements: ['rest-create-ignores-client-version-meta'],
  response: (response, request, { memory }) => {
    const study = studyIn(response);
    if (!study || response.status >= 300) return;
    if (isStudyCreate(request)) memory.set(`${study.id}`, studyIn(request)?.meta?.lastUpdated);
    const lastUpdated = memory.get(`${study.id}`);
    if (!lastUpdated || study.meta?.versionId !== '1') return;
    return { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } };
  },
});
