import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

export default defineFault({
  id: 'outcome-code-is-status',
  chapter: 'crud',
  breaks: 'The code of an issue is the HTTP status.',
  requirements: ['rest-outcome-valid'],
  seenIn: 'https://github.com/fhirbase/fhirbase-plv8/issues/152',
  response: issuesWith((issue, status) => ({ ...issue, code: String(status) })),
});
