import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-create-is-zero',
  chapter: 'crud',
  breaks: 'The ETag of a create is that of a version 0.',
  requirements: ['rest-etag-equals-versionid'],
  response: header('etag', () => 'W/"0"', isStudyCreate),
});
