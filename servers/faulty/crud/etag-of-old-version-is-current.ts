import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-old-version-is-current',
  chapter: 'crud',
  breaks: 'The ETag of the vread of an earlier version is that of the current one.',
  requirements: ['rest-etag-equals-versionid'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 200) return;
    const { etag } = (await upstream({ method: 'GET', url: asked.study, headers: {} })).headers;
    return etag ? { ...response, headers: { ...response.headers, etag } } : undefined;
  },
});
