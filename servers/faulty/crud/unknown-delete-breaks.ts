import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-delete-breaks',
  chapter: 'crud',
  breaks: 'Deleting an id that was never used is answered with 500.',
  requirements: ['rest-delete-idempotent'],
  level: 'SHOULD',
  request: async (request, { memory, upstream }) => {
    const url = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!url) return undefined;
    memory.set(url, (await upstream({ method: 'GET', url, headers: {} })).status);
    return undefined;
  },
  response: (response, request, { memory }) =>
    request.method === 'DELETE' && memory.get(studyOf(request) ?? '') === 404
      ? { ...response, status: 500 }
      : undefined,
});
