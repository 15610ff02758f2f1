import { told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'narrative-made-without-div',
  chapter: 'validation',
  breaks: 'A study is read with a narrative of which the server made the status alone.',
  requirements: ['validation-narrative-rules', 'validation-output-valid'],
  response: told((study) => (study.text ? undefined : { ...study, text: { status: 'generated' } })),
});
