import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-types-400',
  chapter: 'crud',
  breaks: 'A type that does not exist is answered with 400.',
  requirements: ['rest-unknown-type-404'],
  level: 'SHOULD',
  allowedBy: 'http.html#create',
  response: (response, { url }) =>
    /^\/(?:NotAType|imagingstudy)/.test(url) ? { ...response, status: 400 } : undefined,
});
