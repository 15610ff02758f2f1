import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'if-match-demanded-400',
  chapter: 'crud',
  breaks: 'An update of a study that is there needs If-Match, and is else answered with 400.',
  requirements: ['rest-update-if-match-current'],
  allowedBy: 'http.html#concurrency',
  request: async (request, { upstream }) => {
    const url = studyOf(request);
    if (request.method !== 'PUT' || !url || request.headers['if-match']) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const read = { method: 'GET', url, headers };
    return (await upstream(read)).status === 200 ? { ...read, url: '/metadata' } : undefined;
  },
  response: (response, request) => {
    const isRefused = request.method === 'PUT' && !request.headers['if-match'];
    const body = response.body as { resourceType?: string } | undefined;
    return isRefused && body?.resourceType === 'CapabilityStatement'
      ? refusal(400, 'required', 'Say with If-Match which version is to be updated.')
      : undefined;
  },
});
