import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unicode-normalised',
  chapter: 'crud',
  breaks: 'Text is stored in composed form.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) => withStrings(study, (text) => text.normalize('NFC'))),
});
