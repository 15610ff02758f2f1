import { header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'accept-list-answered-as-text',
  chapter: 'crud',
  breaks: 'A read whose Accept lists several types is answered as text/plain.',
  requirements: ['format-json-mime-type', 'format-content-negotiation'],
  response: header(
    'content-type',
    () => 'text/plain',
    (request) => isStudyRead(request) && request.headers.accept?.includes(',') === true,
  ),
});
