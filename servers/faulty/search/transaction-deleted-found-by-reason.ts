import { defineFault } from '../define.ts';
import { foundThoughDeleted } from '../ways-of-writing.ts';

export default defineFault({
  id: 'transaction-deleted-found-by-reason',
  chapter: 'search',
  breaks: 'A study that was deleted in a transaction is still found by its reasons.',
  requirements: ['search-returned-resources-match', 'rest-delete-then-not-searchable'],
  ...foundThoughDeleted('transaction', 'reason'),
});
