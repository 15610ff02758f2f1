import { sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-without-if-match',
  chapter: 'crud',
  breaks: 'A transaction does not heed ifMatch.',
  requirements: ['rest-update-if-match-stale-412'],
  request: sentEntries('transaction', (entry) => withoutPrecondition(entry, 'ifMatch')),
});
