import { criteriaOf } from '../conditional-fault.ts';
import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-etag-is-zero',
  chapter: 'crud',
  breaks: 'The ETag of a conditional create whose criteria match nothing is W/"0".',
  requirements: ['rest-etag-equals-versionid'],
  response: header(
    'etag',
    () => 'W/"0"',
    (request, { status }) => status === 201 && criteriaOf(request, 'POST') !== undefined,
  ),
});
