import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'upsert-keeps-client-last-updated',
  chapter: 'crud',
  breaks: 'An update that creates stores the lastUpdated that its body has.',
  requirements: ['rest-update-ignores-client-version-meta'],
  response: (response, request, { memory }) => {
    const study = studyIn(response);
    if (!study || response.status >= 300) return;
    if (isStudyUpdate(request) && response.status === 201) {
      memory.set(`${study.id}`, studyIn(request)?.meta?.lastUpdated);
    }
    const lastUpdated = memory.get(`${study.id}`);
    if (!lastUpdated || study.meta?.versionId !== '1') return;
    return { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } };
  },
});
