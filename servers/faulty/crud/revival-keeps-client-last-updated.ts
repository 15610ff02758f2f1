import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-keeps-client-last-updated',
  chapter: 'crud',
  breaks: 'An update that brings back a deleted study stores the lastUpdated that its body has.',
  requirements: ['rest-update-ignores-client-version-meta'],
  response: (response, request, { memory }) => {
    const study = studyIn(response);
    if (!study || response.status >= 300) return;
    const isRevival = response.status === 201 && study.meta?.versionId !== '1';
    const name = `${study.id}/${study.meta?.versionId}`;
    if (isStudyUpdate(request) && isRevival) {
      memory.set(name, studyIn(request)?.meta?.lastUpdated);
    }
    const lastUpdated = memory.get(name);
    if (!lastUpdated) return;
    return { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } };
  },
});
