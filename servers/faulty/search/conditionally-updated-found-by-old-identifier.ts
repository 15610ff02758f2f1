import { defineFault } from '../define.ts';
import { foundAsBefore } from '../ways-of-writing.ts';

export default defineFault({
  id: 'conditionally-updated-found-by-old-identifier',
  chapter: 'search',
  breaks: 'A study that was updated by criteria is found by the identifiers it had.',
  requirements: ['search-returned-resources-match', 'search-param-identifier'],
  ...foundAsBefore('criteria', 'identifier'),
});
