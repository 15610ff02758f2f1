import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';
import { withoutLinks } from '../search-pages.ts';

export default defineFault({
  id: 'batch-search-without-next',
  chapter: 'search',
  breaks: 'A search in a batch has no next link, whatever is left out.',
  requirements: ['search-paging-next'],
  response: inBatches((set) => withoutLinks(set, ['next'])),
});
