import { criteriaOf } from '../conditional-fault.ts';
import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-etag-one',
  chapter: 'crud',
  breaks: 'A conditional create that finds its one match has the ETag W/"1", whatever its version.',
  requirements: ['rest-etag-equals-versionid', 'rest-cond-create-one-match'],
  response: header(
    'etag',
    () => 'W/"1"',
    (request, { status }) => status === 200 && criteriaOf(request, 'POST') !== undefined,
  ),
});
