import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'revival-refused',
  chapter: 'crud',
  breaks: 'A deleted study stays deleted: an update of it is answered with 410.',
  requirements: ['rest-update-revives-deleted'],
  level: 'SHOULD',
  allowedBy: 'http.html#rejecting-updates',
  request: async (request, { upstream }) => {
    const url = studyOf(request);
    if (request.method !== 'PUT' || !url) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const { status } = await upstream({ method: 'GET', url, headers });
    return status === 410 ? { method: 'GET', url: '/metadata', headers } : undefined;
  },
  response: (response, { method }) => {
    const body = response.body as { resourceType?: string } | undefined;
    return method === 'PUT' && body?.resourceType === 'CapabilityStatement'
      ? refusal(410, 'deleted', 'This study was deleted.')
      : undefined;
  },
});
