import { sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-without-if-match',
  chapter: 'crud',
  breaks: 'A batch does not heed ifMatch.',
  requirements: ['rest-update-if-match-stale-412'],
  request: sentEntries('batch', (entry) => withoutPrecondition(entry, 'ifMatch')),
});
