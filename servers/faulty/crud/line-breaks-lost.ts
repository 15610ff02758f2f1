import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'line-breaks-lost',
  chapter: 'crud',
  breaks: 'Line breaks in notes become spaces.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withStrings(study, (text, name) => (name === 'text' ? text.replaceAll(/\r?\n/g, ' ') : text)),
  ),
});
