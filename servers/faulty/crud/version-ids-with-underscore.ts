import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-ids-with-underscore',
  chapter: 'crud',
  breaks: 'Version ids have an underscore, which no id may have.',
  requirements: ['rest-versionid-valid-id'],
  response: (response) => {
    const study = response.status < 300 ? studyIn(response) : undefined;
    if (!study?.meta?.versionId) return;
    const versionId = `v_${study.meta.versionId}`;
    const headers = { ...response.headers, etag: `W/"${versionId}"` };
    return { ...response, headers, body: { ...study, meta: { ...study.meta, versionId } } };
  },
});
