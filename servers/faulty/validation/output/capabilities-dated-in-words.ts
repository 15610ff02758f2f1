import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-dated-in-words',
  chapter: 'validation',
  breaks: 'The date of the CapabilityStatement is a word.',
  requirements: ['capability-required-elements'],
  response: answeredWith('CapabilityStatement', always, (statement) => ({
    ...statement,
    date: 'today',
  })),
});
