import { header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'browsers-answered-as-text',
  chapter: 'crud',
  breaks:
    'A read whose Accept lists text/html, as those of browsers do, is answered with JSON as text/plain.',
  requirements: ['format-json-mime-type'],
  response: header(
    'content-type',
    () => 'text/plain',
    (request) => isStudyRead(request) && request.headers.accept?.includes('text/html') === true,
  ),
});
