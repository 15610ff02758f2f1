import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-not-supported',
  chapter: 'crud',
  breaks: 'HEAD is answered with 405.',
  requirements: ['rest-head-mirrors-get'],
  allowedBy: 'http.html#head',
  response: (_, { method }) =>
    method === 'HEAD' ? { status: 405, headers: { allow: 'GET' } } : undefined,
});
