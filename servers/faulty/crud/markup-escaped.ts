import { told, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'markup-escaped',
  chapter: 'crud',
  breaks: 'Text is given back with its markup escaped.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) =>
    withStrings(study, (text, name) =>
      name === 'description' ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text,
    ),
  ),
});
