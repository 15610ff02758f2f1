import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-with-stack-trace',
  chapter: 'validation',
  breaks: 'The OperationOutcome of what is not found has a property for a stack trace.',
  requirements: ['validation-unknown-element'],
  response: answeredWith(
    'OperationOutcome',
    (_, { status }) => status === 404,
    (outcome) => ({ ...outcome, stackTrace: 'at Store.read' }),
  ),
});
