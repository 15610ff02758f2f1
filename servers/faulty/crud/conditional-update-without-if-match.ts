import { criteriaOf } from '../conditional-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-without-if-match',
  chapter: 'crud',
  breaks: 'A conditional update does not heed If-Match.',
  requirements: ['rest-update-if-match-stale-412'],
  seenIn: 'https://github.com/microsoft/fhir-server/pull/4980',
  request: (request) =>
    criteriaOf(request, 'PUT') === undefined
      ? undefined
      : { ...request, headers: without(request.headers, 'if-match') },
});
