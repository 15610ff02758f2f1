import { studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'stale-if-match-accepted',
  chapter: 'crud',
  breaks: 'An update is carried out although its If-Match names an older version.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request) => {
    if (request.method !== 'PUT' || !studyOf(request)) return;
    return { ...request, headers: without(request.headers, 'if-match') };
  },
});
