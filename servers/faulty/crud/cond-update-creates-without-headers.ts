import { criteriaOf } from '../conditional-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'cond-update-creates-without-headers',
  chapter: 'crud',
  breaks: 'A conditional update that creates the study is answered without ETag and Last-Modified.',
  requirements: ['rest-update-etag-last-modified'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/pull/158',
  response(response, request) {
    if (criteriaOf(request, 'PUT') === undefined || response.status !== 201) return undefined;
    return { ...response, headers: without(response.headers, 'etag', 'last-modified') };
  },
});
