import { defineFault } from '../define.ts';
import { foundThoughDeleted } from '../ways-of-writing.ts';

export default defineFault({
  id: 'transaction-deleted-by-criteria-found-by-id',
  chapter: 'crud',
  breaks: 'A study that a transaction deleted by criteria is still found by its id.',
  requirements: ['rest-delete-then-not-searchable'],
  ...foundThoughDeleted('transaction-criteria', '_id'),
});
