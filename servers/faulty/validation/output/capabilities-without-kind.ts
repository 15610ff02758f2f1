import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-without-kind',
  chapter: 'validation',
  breaks: 'The CapabilityStatement does not tell what kind it is of.',
  requirements: ['capability-required-elements'],
  response: answeredWith(
    'CapabilityStatement',
    always,
    ({ kind: _left, ...statement }) => statement,
  ),
});
