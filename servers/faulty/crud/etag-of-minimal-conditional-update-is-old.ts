import { criteriaOf } from '../conditional-fault.ts';
import { etagBefore, header } from '../crud-fault.ts';
import { prefers } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-minimal-conditional-update-is-old',
  chapter: 'crud',
  breaks: 'With return=minimal the ETag of a conditional update is that of the version before.',
  requirements: ['rest-etag-equals-versionid', 'rest-cond-update-one-match'],
  response: header(
    'etag',
    etagBefore,
    (request, { status }) =>
      criteriaOf(request, 'PUT') !== undefined && status === 200 && prefers(request, 'minimal'),
  ),
});
