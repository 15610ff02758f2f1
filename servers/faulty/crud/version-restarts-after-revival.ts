import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-restarts-after-revival',
  chapter: 'crud',
  breaks: 'A study brought back to life starts again at its first version id.',
  requirements: ['rest-versionid-changes-on-update'],
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    const study = studyIn(response);
    if (request.method === 'PUT' && response.status === 201 && path) {
      memory.set(path, Number(study?.meta?.versionId) - 1);
    }
    const before = Number(memory.get(path ?? '') ?? 0);
    if (!study || before === 0) return;
    const versionId = String(Number(study.meta?.versionId) - before);
    const headers = { ...response.headers, etag: `W/"${versionId}"` };
    return { ...response, headers, body: { ...study, meta: { ...study.meta, versionId } } };
  },
});
