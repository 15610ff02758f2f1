import { criteriaOf } from '../conditional-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-without-headers',
  chapter: 'crud',
  breaks: 'The answer to a conditional update has no ETag and no Last-Modified.',
  requirements: ['rest-update-etag-last-modified'],
  response: (response, request) =>
    response.status < 300 && criteriaOf(request, 'PUT') !== undefined
      ? { ...response, headers: without(response.headers, 'etag', 'last-modified') }
      : undefined,
});
