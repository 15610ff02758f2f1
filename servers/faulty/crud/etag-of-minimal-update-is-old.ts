import { etagBefore, header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-minimal-update-is-old',
  chapter: 'crud',
  breaks: 'With return=minimal the ETag of an update is that of the version before.',
  requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
  response: header(
    'etag',
    etagBefore,
    (request, { status }) =>
      isStudyUpdate(request) && status === 200 && /minimal/.test(request.headers.prefer ?? ''),
  ),
});
