import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

export default defineFault({
  id: 'refusals-without-expression',
  chapter: 'validation',
  breaks: 'No issue says where it is.',
  requirements: ['rest-outcome-expression'],
  allowedBy: 'operationoutcome.html#OperationOutcome.issue.expression',
  response: issuesWith(({ expression: _expression, ...issue }) => issue),
});
