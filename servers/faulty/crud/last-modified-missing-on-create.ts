import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-modified-missing-on-create',
  chapter: 'crud',
  breaks: 'A create is answered without a Last-Modified.',
  requirements: ['rest-create-etag-last-modified'],
  level: 'SHOULD',
  response: header('last-modified', () => undefined, isStudyCreate),
});
