import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'delete-of-nothing-404',
  chapter: 'crud',
  breaks: 'Deleting what is not there is answered with 404, or with 410 if it was there once.',
  requirements: ['rest-delete-idempotent'],
  level: 'SHOULD',
  allowedBy: 'http.html#delete',
  request: async (request, { memory, upstream }) => {
    const url = studyOf(request);
    if (request.method !== 'DELETE' || !url) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    memory.set(url, (await upstream({ method: 'GET', url, headers })).status);
    return undefined;
  },
  response: (_, request, { memory }) => {
    const status = request.method === 'DELETE' ? memory.get(studyOf(request) ?? '') : undefined;
    if (status !== 404 && status !== 410) return undefined;
    return refusal(status, 'not-found', 'There is no such study.');
  },
});
