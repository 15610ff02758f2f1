import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-moves-with-status-only',
  chapter: 'crud',
  breaks: 'An update that leaves the status alone keeps the version id.',
  requirements: ['rest-versionid-changes-on-update'],
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    const study = response.status < 300 ? studyIn(response) : undefined;
    if (!path || !study?.meta?.versionId) return;
    const known = memory.get(path) as { status: unknown; versionId: string } | undefined;
    const versionId = known?.status === study.status ? known?.versionId : study.meta.versionId;
    memory.set(path, { status: study.status, versionId });
    const headers = { ...response.headers, etag: `W/"${versionId}"` };
    return { ...response, headers, body: { ...study, meta: { ...study.meta, versionId } } };
  },
});
