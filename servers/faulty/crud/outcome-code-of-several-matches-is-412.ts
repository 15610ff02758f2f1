import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

export default defineFault({
  id: 'outcome-code-of-several-matches-is-412',
  chapter: 'crud',
  breaks: 'Where criteria match several studies the code of the issue is the status, 412.',
  requirements: ['rest-outcome-valid'],
  response: issuesWith((issue, status) =>
    status === 412 && issue.code === 'multiple-matches' ? { ...issue, code: '412' } : undefined,
  ),
});
