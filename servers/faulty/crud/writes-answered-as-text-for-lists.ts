import { header } from '../crud-fault.ts';
import { isStudyWrite } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'writes-answered-as-text-for-lists',
  chapter: 'crud',
  breaks:
    'A write whose Accept has a type beside JSON that the server does not have is answered as text/plain.',
  requirements: ['format-json-mime-type', 'format-content-negotiation'],
  seenIn: 'https://github.com/bzkf/obds-to-fhir/issues/720',
  response: header(
    'content-type',
    () => 'text/plain',
    (request, { status, body }) => {
      const types = (request.headers.accept ?? '').split(',');
      const isOther = types.length > 1 && types.some((type) => !/json|\*/.test(type));
      return isStudyWrite(request) && status < 300 && body !== undefined && isOther;
    },
  ),
});
