import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'no-etags-but-on-updates',
  chapter: 'crud',
  breaks: 'Only updates are answered with ETag and Last-Modified.',
  requirements: ['rest-read-etag-present', 'rest-create-etag-last-modified'],
  level: 'SHOULD',
  allowedBy: 'http.html#read',
  response: (response, { method }) =>
    method === 'PUT'
      ? undefined
      : { ...response, headers: without(response.headers, 'etag', 'last-modified') },
});
