import { failureAsBundle } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-failure-as-bundle',
  chapter: 'crud',
  breaks: 'A failed transaction is answered with a Bundle.',
  requirements: ['bundle-transaction-failure-outcome'],
  response: failureAsBundle(),
});
