import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unparseable-422',
  chapter: 'crud',
  breaks: 'Whatever is wrong with a body is answered with 422.',
  requirements: ['rest-create-unparseable-400'],
  level: 'SHOULD',
  allowedBy: 'http.html#create',
  response: (response, { method, url }) =>
    method === 'POST' && /^\/ImagingStudy\/?$/.test(url) && response.status === 400
      ? { ...response, status: 422 }
      : undefined,
});
