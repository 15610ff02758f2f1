import { sentIn, withoutPrecondition, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-if-match-of-later-ignored',
  chapter: 'crud',
  breaks: 'In a batch the ifMatch of the first entry is heeded, and no other.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request) => {
    const sent = sentIn(request, 'batch');
    if (!sent) return undefined;
    const entry = sent.map((one, at) => (at === 0 ? one : withoutPrecondition(one, 'ifMatch')));
    return withSent(request, entry);
  },
});
