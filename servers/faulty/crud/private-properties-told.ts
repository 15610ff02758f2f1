import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'private-properties-told',
  chapter: 'crud',
  breaks: 'A study is read with properties of the database.',
  requirements: ['validation-unknown-element'],
  response: told((study) => ({ ...study, revision: 'a1' })),
});
