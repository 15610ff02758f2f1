import { sentIn, withoutPrecondition, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-if-match-of-first-ignored',
  chapter: 'crud',
  breaks: 'Of several ifMatch in a transaction only the last is heeded.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request) => {
    const sent = sentIn(request, 'transaction');
    const last = sent?.findLastIndex((entry) => entry.request?.ifMatch !== undefined) ?? -1;
    if (!sent || last < 0) return undefined;
    const entry = sent.map((one, at) => (at === last ? one : withoutPrecondition(one, 'ifMatch')));
    return withSent(request, entry);
  },
});
