import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { sameContent } from '../same-content.ts';

export default defineFault({
  id: 'stale-if-match-of-same-content',
  chapter: 'crud',
  breaks: 'If-Match is not looked at where the update would change nothing.',
  requirements: ['rest-update-if-match-stale-412'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const sent = studyIn(request);
    if (!url || !sent || !request.headers['if-match']) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    return current && sameContent(current, sent)
      ? { ...request, headers: without(request.headers, 'if-match') }
      : undefined;
  },
});
