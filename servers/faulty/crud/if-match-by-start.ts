import { isStudyUpdate } from '../crud-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'if-match-by-start',
  chapter: 'crud',
  breaks: 'If-Match holds if the current version id is the start of what it names.',
  requirements: ['rest-update-if-match-stale-412'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const wanted = request.headers['if-match'];
    if (!url || !wanted) return;
    const { etag = '' } = (await upstream({ method: 'GET', url, headers: {} })).headers;
    return etag !== '' && wanted.startsWith(etag.slice(0, -1))
      ? { ...request, headers: { ...request.headers, 'if-match': etag } }
      : undefined;
  },
});
