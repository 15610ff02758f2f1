import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-case-ignored',
  chapter: 'crud',
  breaks: 'A type may be written in lower case in a URL.',
  requirements: ['rest-url-case-sensitive'],
  level: 'SHOULD',
  request: (request) =>
    request.url.startsWith('/imagingstudy/')
      ? { ...request, url: request.url.replace('imagingstudy', 'ImagingStudy') }
      : undefined,
});
