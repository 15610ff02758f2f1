import { isStudyUpdate } from '../crud-fault.ts';
import { studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-ignores-if-match',
  chapter: 'crud',
  breaks: 'An update of a deleted study does not heed If-Match.',
  requirements: ['rest-update-if-match-stale-412'],
  request: async (request, { upstream }) => {
    const url =
      isStudyUpdate(request) && request.headers['if-match'] ? studyOf(request) : undefined;
    const read = url && (await upstream({ method: 'GET', url, headers: {} }));
    return read && read.status === 410
      ? { ...request, headers: without(request.headers, 'if-match') }
      : undefined;
  },
});
