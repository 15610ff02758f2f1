import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'versions-purged-on-delete',
  chapter: 'crud',
  breaks: 'A delete also takes the earlier versions.',
  requirements: ['rest-full-version-support'],
  allowedBy: 'http.html#delete',
  response: async (response, request, { upstream }) => {
    const asked = versionOf({ ...request, method: 'GET' });
    const isRead = ['GET', 'HEAD'].includes(request.method);
    if (!asked || !isRead || response.status !== 200) return;
    const { status } = await upstream({ method: 'GET', url: asked.study, headers: {} });
    return status === 410
      ? upstream({ ...request, url: `${asked.study}/_history/none` })
      : undefined;
  },
});
