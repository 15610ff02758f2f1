import { sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-if-none-exist-first-criterion',
  chapter: 'crud',
  breaks: 'Of several criteria of ifNoneExist in a batch only the first counts.',
  requirements: ['rest-cond-create-no-match'],
  request: sentEntries('batch', (entry) => {
    const [first] = entry.request?.ifNoneExist?.split('&') ?? [];
    return first ? { ...entry, request: { ...entry.request, ifNoneExist: first } } : entry;
  }),
});
