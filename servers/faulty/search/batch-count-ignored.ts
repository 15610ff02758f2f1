import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-count-ignored',
  chapter: 'search',
  breaks: 'A search in a batch does not know _count.',
  requirements: ['search-count-upper-bound'],
  response: inBatches((_set, query, ask) =>
    /\b_count=/.test(query) ? ask(query.replace(/\b_count=\d+/, '')) : undefined,
  ),
});
