import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

export default defineFault({
  id: 'refusals-point-at-twin',
  chapter: 'validation',
  breaks: 'Of two elements with one id the refusal names that which has it second.',
  requirements: ['rest-outcome-expression'],
  seenIn: 'docs/findings/hapi.md#other-settings',
  allowedBy: 'operationoutcome.html#OperationOutcome.issue.expression',
  response: issuesWith(({ expression, ...issue }) => {
    const isTwin =
      Array.isArray(expression) && /^ImagingStudy\.series\[0\]\.id$/.test(expression[0]);
    return isTwin ? { ...issue, expression: ['ImagingStudy.series[0].modality'] } : undefined;
  }),
});
