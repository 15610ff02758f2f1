import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-missing-on-create',
  chapter: 'crud',
  breaks: 'A create is answered without an ETag.',
  requirements: ['rest-create-etag-last-modified'],
  level: 'SHOULD',
  response: header('etag', () => undefined, isStudyCreate),
});
