import { told, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'mojibake',
  chapter: 'crud',
  breaks: 'Text beyond ASCII is stored in UTF-8 and read as Latin-1.',
  requirements: ['format-utf8'],
  response: told((study) => withStrings(study, (text) => Buffer.from(text).toString('latin1'))),
});
