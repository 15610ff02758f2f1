import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'read-ignores-case',
  chapter: 'crud',
  breaks: 'A read takes the study whose id differs only in the case of letters.',
  requirements: ['rest-url-case-sensitive'],
  request: (request) =>
    isStudyRead(request) && request.url === request.url.replace(/[a-z-]+$/, '')
      ? { ...request, url: request.url.replace(/[^/]+$/, (id) => id.toLowerCase()) }
      : undefined,
});
