import { header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-modified-missing-on-update',
  chapter: 'crud',
  breaks: 'An update is answered without a Last-Modified.',
  requirements: ['rest-update-etag-last-modified'],
  response: header('last-modified', () => undefined, isStudyUpdate),
});
