import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-search-full-urls-relative',
  chapter: 'crud',
  breaks: 'The fullUrls of what a search in a batch finds are relative to the base.',
  requirements: ['bundle-fullurl-present'],
  response: inBatches((set) => ({
    ...set,
    ...(set.entry
      ? {
          entry: set.entry.map((entry) => ({
            ...entry,
            fullUrl: `${entry.resource?.resourceType}/${entry.resource?.id}`,
          })),
        }
      : {}),
  })),
});
