import { isStudyRead, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'if-modified-since-outranks-etag',
  chapter: 'crud',
  breaks: 'If-None-Match is ignored beside If-Modified-Since.',
  requirements: ['rest-cond-read-changed-full'],
  request: (request) =>
    isStudyRead(request) && request.headers['if-modified-since'] !== undefined
      ? { ...request, headers: without(request.headers, 'if-none-match') }
      : undefined,
});
