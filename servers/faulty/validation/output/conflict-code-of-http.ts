import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'conflict-code-of-http',
  chapter: 'validation',
  breaks:
    'The OperationOutcome of an update that comes too late has the status of HTTP for its code.',
  requirements: ['rest-outcome-valid'],
  response: answeredWith(
    'OperationOutcome',
    (_, { status }) => status === 412,
    (outcome) => ({ ...outcome, issue: [{ severity: 'error', code: '412' }] }),
  ),
});
