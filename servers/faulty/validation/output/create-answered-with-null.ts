import { told } from '../../crud-fault.ts';
import { isStudyCreate } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'create-answered-with-null',
  chapter: 'validation',
  breaks: 'The study in the answer to a create has null for what it does not have.',
  requirements: ['format-json-output-no-empties'],
  response: told((study) => ({ started: null, ...study }), isStudyCreate),
});
