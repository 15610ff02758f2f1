import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-include-as-match',
  chapter: 'search',
  breaks: 'What a search in a batch includes has mode match.',
  requirements: ['search-include', 'search-returned-resources-match'],
  response: inBatches((set) => ({
    ...set,
    ...(set.entry
      ? {
          entry: set.entry.map((one) =>
            one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
          ),
        }
      : {}),
  })),
});
