import { header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-missing-after-update',
  chapter: 'crud',
  breaks: 'The read of a study that was updated is answered without an ETag.',
  requirements: ['rest-read-etag-present'],
  level: 'SHOULD',
  response: header('etag', (etag) => (etag === 'W/"1"' ? etag : undefined), isStudyRead),
});
