import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unicode-normalised',
  chapter: 'crud',
  breaks: 'Text is stored in composed form.',
  requirements: ['format-utf8'],
  request: stored((study) => withStrings(study, (text) => text.normalize('NFC'))),
});
