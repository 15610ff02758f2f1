import { etagBefore, header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'if-match-echoed-as-etag',
  chapter: 'crud',
  breaks: 'The ETag of an update with If-Match is that of the version before.',
  requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
  response: header(
    'etag',
    etagBefore,
    (request, { status }) =>
      isStudyUpdate(request) && status === 200 && request.headers['if-match'] !== undefined,
  ),
});
