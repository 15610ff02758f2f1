import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'unparseable-500',
  chapter: 'crud',
  breaks: 'A body that cannot be parsed is answered with 500.',
  requirements: ['rest-create-unparseable-400'],
  level: 'SHOULD',
  allowedBy: 'http.html#rejecting-updates',
  response: (response, { method, url, body }) =>
    (method === 'POST' || method === 'PUT') &&
    !url.includes('_search') &&
    typeof body === 'string' &&
    response.status === 400
      ? refusal(500, 'exception', 'The body cannot be read.')
      : undefined,
});
