import type { ServerRequest } from '../../http.ts';
import { studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'if-match-ignored-if-minimal',
  chapter: 'crud',
  breaks: 'If-Match is ignored beside Prefer: return=minimal.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request: ServerRequest) =>
    request.method === 'PUT' && studyOf(request) && /minimal/.test(request.headers.prefer ?? '')
      ? { ...request, headers: without(request.headers, 'if-match') }
      : undefined,
});
