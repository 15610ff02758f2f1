import { isStudyWrite } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'format-generic-on-writes',
  chapter: 'crud',
  breaks: 'A create or update with _format=application/json is refused.',
  requirements: ['format-param-values'],
  ...refusing(
    (request) =>
      isStudyWrite(request) && /[?&]_format=application(?:\/|%2F)json(?:&|$)/i.test(request.url),
    refusal(406, 'not-supported', 'The format application/json is not supported.'),
  ),
});
