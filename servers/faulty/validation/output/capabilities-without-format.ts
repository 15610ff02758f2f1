import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-without-format',
  chapter: 'validation',
  breaks: 'The CapabilityStatement has an empty list of formats.',
  requirements: ['capability-required-elements'],
  response: answeredWith('CapabilityStatement', always, (statement) => ({
    ...statement,
    format: [],
  })),
});
