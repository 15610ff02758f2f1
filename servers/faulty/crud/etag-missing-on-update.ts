import { header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-missing-on-update',
  chapter: 'crud',
  breaks: 'An update is answered without an ETag.',
  requirements: ['rest-update-etag-last-modified'],
  response: header('etag', () => undefined, isStudyUpdate),
});
