import { criteriaOf } from '../conditional-fault.ts';
import { studyIn, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-with-id-without-if-match',
  chapter: 'crud',
  breaks: 'A conditional update whose body has an id does not heed If-Match.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request) =>
    criteriaOf(request, 'PUT') !== undefined && studyIn(request)?.id !== undefined
      ? { ...request, headers: without(request.headers, 'if-match') }
      : undefined,
});
