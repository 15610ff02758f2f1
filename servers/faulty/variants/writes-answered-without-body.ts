import { defineFault } from '../define.ts';

export default defineFault({
  id: 'writes-answered-without-body',
  chapter: 'crud',
  breaks: 'A write is answered without a body, unless the client prefers one.',
  requirements: ['rest-prefer-minimal'],
  allowedBy: 'http.html#ops',
  response: (response, request) => {
    const isWrite = /^(?:PUT|POST)$/.test(request.method) && !request.url.includes('$');
    const { resourceType } = (response.body ?? {}) as { resourceType?: string };
    if (!isWrite || response.status >= 300 || resourceType === 'Bundle') return;
    if (request.headers.prefer?.includes('return=')) return;
    const { 'content-type': _type, ...headers } = response.headers;
    return { status: response.status, headers };
  },
});
