import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'reads-never-conditional',
  chapter: 'crud',
  breaks: 'If-None-Match and If-Modified-Since are not looked at: a read never answers 304.',
  requirements: ['rest-cond-read-if-none-match', 'rest-cond-read-if-modified-since'],
  allowedBy: 'http.html#cread',
  request: (request) => ({
    ...request,
    headers: without(request.headers, 'if-none-match', 'if-modified-since'),
  }),
});
