import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-revinclude-as-match',
  chapter: 'search',
  breaks: 'What a reverse include brings in a batch has mode match.',
  requirements: ['search-revinclude'],
  response: inBatches((set, query) =>
    query.includes('_revinclude') && set.entry
      ? { ...set, entry: set.entry.map((one) => ({ ...one, search: { mode: 'match' } })) }
      : undefined,
  ),
});
