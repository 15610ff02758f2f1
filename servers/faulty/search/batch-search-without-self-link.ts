import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';
import { withoutLinks } from '../search-pages.ts';

export default defineFault({
  id: 'batch-search-without-self-link',
  chapter: 'search',
  breaks: 'A searchset in a batch has no self link.',
  requirements: ['search-self-link-present'],
  response: inBatches((set) => withoutLinks(set, ['self'])),
});
