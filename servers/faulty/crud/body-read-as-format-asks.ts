import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'body-read-as-format-asks',
  chapter: 'crud',
  breaks: 'A body is read as XML where _format asks for XML.',
  requirements: ['format-param-not-request-type'],
  ...refusing(
    (request) => isStudyWrite(request) && /[?&]_format=(?:xml|[^&]*xml)(?:&|$)/.test(request.url),
    refusal(415, 'not-supported', 'This is no XML.'),
  ),
});
