import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-type-empty',
  chapter: 'crud',
  breaks: 'The read of a type that does not exist is answered with 200 and no body.',
  requirements: ['rest-unknown-type-404'],
  level: 'SHOULD',
  response: (response, { method, url }) =>
    method === 'GET' && url.startsWith('/NotAType') && response.status === 404
      ? { status: 200, headers: {} }
      : undefined,
});
