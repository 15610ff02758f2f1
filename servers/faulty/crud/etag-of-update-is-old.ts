import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-update-is-old',
  chapter: 'crud',
  breaks: 'The ETag of an update is that of the version before.',
  requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
  response: async (response, request, { upstream }) => {
    const study = studyOf(request);
    const { etag } = response.headers;
    if (request.method !== 'PUT' || response.status !== 200 || !study || !etag) return;
    const { versionId } =
      studyIn(await upstream({ method: 'GET', url: study, headers: {} }))?.meta ?? {};
    const before = String(Number(versionId) - 1);
    return { ...response, headers: { ...response.headers, etag: `W/"${before}"` } };
  },
});
