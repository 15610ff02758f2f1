import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-of-no-instance',
  chapter: 'validation',
  breaks: 'The CapabilityStatement is of kind instance and tells of no implementation.',
  requirements: ['capability-invariants'],
  response: answeredWith(
    'CapabilityStatement',
    always,
    ({ implementation: _left, ...statement }) => statement,
  ),
});
