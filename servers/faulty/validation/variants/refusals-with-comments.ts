import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

const commented = (path: unknown) =>
  String(path).replace(/(\.contained\[\d+\])/, '$1/*Observation/measurement*/');

export default defineFault({
  id: 'refusals-with-comments',
  chapter: 'validation',
  breaks: 'Expressions name the contained resource that they lead into in a comment of FHIRPath.',
  requirements: ['rest-outcome-expression'],
  seenIn: 'docs/findings/hapi.md#other-settings',
  allowedBy: 'operationoutcome.html#OperationOutcome.issue.expression',
  response: issuesWith(({ expression, ...issue }, status) =>
    status === 400 && Array.isArray(expression)
      ? { ...issue, expression: expression.map(commented) }
      : undefined,
  ),
});
