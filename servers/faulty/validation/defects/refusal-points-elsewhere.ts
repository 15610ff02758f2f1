import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

export default defineFault({
  id: 'refusal-points-elsewhere',
  chapter: 'validation',
  breaks: 'The expression of a refusal is always the first element that the server looked at.',
  requirements: ['rest-outcome-expression'],
  level: 'SHOULD',
  response: issuesWith((issue, status) =>
    status === 400 ? { ...issue, expression: ['ImagingStudy.procedureReference'] } : undefined,
  ),
});
