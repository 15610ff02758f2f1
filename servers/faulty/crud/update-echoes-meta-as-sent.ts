import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'update-echoes-meta-as-sent',
  chapter: 'crud',
  breaks: 'An update is answered with the versionId and lastUpdated of its body, if it has them.',
  requirements: ['rest-update-ignores-client-version-meta'],
  response: (response, request) => {
    const study = studyIn(response);
    const sent = isStudyUpdate(request) ? studyIn(request)?.meta : undefined;
    if (!study || response.status !== 200 || !sent?.versionId) return undefined;
    const { versionId, lastUpdated = study.meta?.lastUpdated } = sent;
    const meta = { ...study.meta, versionId, ...(lastUpdated ? { lastUpdated } : {}) };
    return { ...response, body: { ...study, meta } };
  },
});
