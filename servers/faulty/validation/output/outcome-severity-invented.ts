import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-severity-invented',
  chapter: 'validation',
  breaks: 'An OperationOutcome that was asked for has a severity that R4 does not have.',
  requirements: ['rest-outcome-valid'],
  response: answeredWith(
    'OperationOutcome',
    (_, { status }) => status < 300,
    (outcome) => ({ ...outcome, issue: [{ severity: 'success', code: 'informational' }] }),
  ),
});
