import type { Resource } from '../../../spec/index.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'client-version-kept',
  chapter: 'crud',
  breaks: 'An update stores the versionId that its body has, if it is a number.',
  requirements: ['rest-update-ignores-client-version-meta'],
  response: (response, request, { memory }) => {
    const study = studyIn(response);
    if (!study || response.status >= 300) return;
    const sent = studyIn(request)?.meta?.versionId;
    if (isStudyUpdate(request)) memory.set(`${study.id}`, isHigher(sent, study) ? sent : undefined);
    const versionId = memory.get(`${study.id}`);
    return versionId
      ? { ...response, body: { ...study, meta: { ...study.meta, versionId } } }
      : undefined;
  },
});

function isHigher(versionId: string | undefined, { meta }: Resource): boolean {
  return Number(versionId) > Number(meta?.versionId);
}
