import { defineFault } from '../define.ts';
import { foundThoughDeleted } from '../ways-of-writing.ts';

export default defineFault({
  id: 'conditionally-deleted-found-by-body-site',
  chapter: 'search',
  breaks: 'A study that was deleted by criteria is still found by its body sites.',
  requirements: ['search-returned-resources-match', 'rest-delete-then-not-searchable'],
  ...foundThoughDeleted('criteria', 'bodysite'),
});
