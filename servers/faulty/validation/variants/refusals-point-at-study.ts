import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

export default defineFault({
  id: 'refusals-point-at-study',
  chapter: 'validation',
  breaks: 'Issues point at the study and no element of it.',
  requirements: ['rest-outcome-expression'],
  allowedBy: 'operationoutcome.html#OperationOutcome.issue.expression',
  response: issuesWith(({ expression, ...issue }, status) =>
    status === 400 && Array.isArray(expression)
      ? { ...issue, expression: ['ImagingStudy'] }
      : undefined,
  ),
});
