import { asksFor, sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'entry-of-criteria-without-if-match',
  chapter: 'crud',
  breaks: 'An update by criteria in a batch or transaction does not heed ifMatch.',
  requirements: ['rest-update-if-match-stale-412'],
  request: sentEntries(undefined, (entry) => {
    const { method, url } = asksFor(entry);
    return method === 'PUT' && url.includes('?') ? withoutPrecondition(entry, 'ifMatch') : entry;
  }),
});
