import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'spaces-collapsed',
  chapter: 'crud',
  breaks: 'Several spaces in a row become one.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withStrings(study, (text) => text.replaceAll(/(?<=\S) +(?=\S)/g, ' ')),
  ),
});
