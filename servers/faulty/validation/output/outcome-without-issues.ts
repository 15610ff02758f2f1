import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-without-issues',
  chapter: 'validation',
  breaks: 'The refusal of a strict search has an OperationOutcome without issues.',
  requirements: ['rest-outcome-valid'],
  response: answeredWith(
    'OperationOutcome',
    ({ headers }) => /handling=strict/.test(headers.prefer ?? ''),
    ({ issue: _left, ...outcome }) => ({ id: 'refused', ...outcome }),
  ),
});
