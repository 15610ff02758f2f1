import type { ServerRequest } from '../../http.ts';
import { studyOf, without } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'if-match-ignored-after-revival',
  chapter: 'crud',
  breaks: 'If-Match is ignored for a study that was deleted and brought back.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request: ServerRequest, { memory }: FaultContext) => {
    const path = studyOf(request);
    if (!path) return undefined;
    if (request.method === 'DELETE') memory.set(path, true);
    if (request.method !== 'PUT' || !memory.has(path) || !request.headers['if-match'])
      return undefined;
    return { ...request, headers: without(request.headers, 'if-match') };
  },
});
