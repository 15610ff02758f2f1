import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'no-break-spaces-lost',
  chapter: 'crud',
  breaks: 'No-break spaces are stored as plain ones.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withStrings(study, (text) => text.replace(/[\u00a0\u202f\u2007]/g, ' ')),
  ),
});
