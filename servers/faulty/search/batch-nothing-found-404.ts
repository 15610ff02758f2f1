import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'batch-nothing-found-404',
  chapter: 'search',
  breaks: 'A search in a batch that finds nothing has the status 404.',
  requirements: ['search-empty-result-not-error'],
  response: toldEntries('batch', (entries) =>
    entries.map((one) => {
      const set = one.resource as Searchset | undefined;
      const isEmpty = set?.type === 'searchset' && set.total === 0 && !set.entry;
      return isEmpty ? { response: { status: '404' } } : one;
    }),
  ),
});
