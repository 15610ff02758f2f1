import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-status-invented',
  chapter: 'validation',
  breaks: 'The status of the CapabilityStatement is none of R4.',
  requirements: ['capability-required-elements'],
  response: answeredWith('CapabilityStatement', always, (statement) => ({
    ...statement,
    status: 'online',
  })),
});
