import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-expression-as-text',
  chapter: 'validation',
  breaks: 'The place in an OperationOutcome of an update is a string and not a list.',
  requirements: ['rest-outcome-valid', 'format-json-repeating-as-array'],
  response: answeredWith(
    'OperationOutcome',
    ({ method }, { status }) => method === 'PUT' && status === 400,
    (outcome) => ({
      ...outcome,
      issue: [{ severity: 'error', code: 'value', expression: 'ImagingStudy.id' }],
    }),
  ),
});
