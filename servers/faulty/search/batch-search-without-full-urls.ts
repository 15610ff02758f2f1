import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-search-without-full-urls',
  chapter: 'search',
  breaks: 'What a search in a batch finds has no fullUrl.',
  requirements: ['bundle-fullurl-present'],
  response: inBatches((set) => ({
    ...set,
    ...(set.entry ? { entry: set.entry.map(({ fullUrl: _left, ...entry }) => entry) } : {}),
  })),
});
