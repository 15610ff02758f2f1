import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-moves-on-read',
  chapter: 'crud',
  breaks: 'Each read is a new version.',
  requirements: ['rest-versionid-changes-on-update'],
  response: (response, request, { memory }) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    if (!study) return;
    const reads = Number(memory.get(request.url) ?? 0) + 1;
    memory.set(request.url, reads);
    const versionId = `${study.meta?.versionId}.${reads}`;
    const headers = { ...response.headers, etag: `W/"${versionId}"` };
    return { ...response, headers, body: { ...study, meta: { ...study.meta, versionId } } };
  },
});
