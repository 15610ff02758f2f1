import { isStudyUpdate } from '../crud-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'stale-if-match-refused-but-stored',
  chapter: 'crud',
  breaks: 'An update with a stale If-Match is answered with 412, and stored.',
  requirements: ['rest-update-if-match-stale-412'],
  response: async (response, request, { upstream }) => {
    if (!isStudyUpdate(request) || response.status !== 412) return undefined;
    await upstream({ ...request, headers: without(request.headers, 'if-match') });
    return undefined;
  },
});
