import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deletions-untold',
  chapter: 'crud',
  breaks: 'Neither the answer to a delete nor that to the read of what is gone has an ETag.',
  requirements: ['rest-vread-deleted-version-410'],
  allowedBy: 'http.html#delete',
  response: (response, { method }) =>
    method === 'DELETE' || response.status === 410
      ? { ...response, headers: without(response.headers, 'etag') }
      : undefined,
});
