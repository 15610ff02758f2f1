import { failureAsBundle } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-stale-if-match-as-bundle',
  chapter: 'crud',
  breaks: 'A transaction that fails by a stale ifMatch is answered 412 with a Bundle.',
  requirements: ['bundle-transaction-failure-outcome'],
  response: failureAsBundle(
    (status, sent) => status === 412 && sent.some(({ request }) => request?.ifMatch !== undefined),
  ),
});
