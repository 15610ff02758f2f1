import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-entries-with-response',
  chapter: 'search',
  breaks: 'Entries of a searchset in a batch have a response.',
  requirements: ['bundle-request-response-presence'],
  response: inBatches(
    (set) =>
      set.entry && {
        ...set,
        entry: set.entry.map((one) => ({ ...one, response: { status: '200' } })),
      },
  ),
});
