import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

export default defineFault({
  id: 'outcome-says-information',
  chapter: 'crud',
  breaks: 'The issues of an error are of severity information.',
  requirements: ['rest-outcome-aligned-with-status'],
  level: 'SHOULD',
  response: issuesWith((issue) => ({ ...issue, severity: 'information' })),
});
