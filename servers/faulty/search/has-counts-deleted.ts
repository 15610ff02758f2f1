import { defineFault } from '../define.ts';
import { hasOfDeleted } from '../has-of-deleted.ts';
import { meetsIdentifier } from '../identified.ts';

export default defineFault({
  id: 'has-counts-deleted',
  chapter: 'search',
  breaks: '_has finds studies by what referred to them until it was deleted.',
  requirements: ['search-has'],
  ...hasOfDeleted(/^_has:\w+:[a-z-]+:identifier$/, meetsIdentifier),
});
