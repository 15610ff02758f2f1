import { defineFault } from '../define.ts';
import { foundThoughDeleted } from '../ways-of-writing.ts';

export default defineFault({
  id: 'batch-deleted-found-by-performer',
  chapter: 'search',
  breaks: 'A study that was deleted in a batch is still found by who performed it.',
  requirements: ['search-returned-resources-match', 'rest-delete-then-not-searchable'],
  ...foundThoughDeleted('batch', 'performer'),
});
