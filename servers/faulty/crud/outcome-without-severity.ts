import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

export default defineFault({
  id: 'outcome-without-severity',
  chapter: 'crud',
  breaks: 'The issues of a conflict have no severity.',
  requirements: ['rest-outcome-valid'],
  response: issuesWith(({ severity: _, ...issue }, status) => (status === 412 ? issue : undefined)),
});
