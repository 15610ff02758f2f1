import { isStudyUpdate } from '../crud-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'first-version-always-matches',
  chapter: 'crud',
  breaks: 'An If-Match that names the first version holds, however many followed.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request) =>
    isStudyUpdate(request) && request.headers['if-match'] === 'W/"1"'
      ? { ...request, headers: without(request.headers, 'if-match') }
      : undefined,
});
