import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'empty-lists-written',
  chapter: 'crud',
  breaks: 'Lists without items are given back as empty arrays.',
  requirements: ['format-json-output-no-empties'],
  response: told((study) => ({ interpreter: [], ...study })),
});
