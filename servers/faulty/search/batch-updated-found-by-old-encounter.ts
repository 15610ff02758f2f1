import { defineFault } from '../define.ts';
import { foundAsBefore } from '../ways-of-writing.ts';

export default defineFault({
  id: 'batch-updated-found-by-old-encounter',
  chapter: 'search',
  breaks: 'A study that was updated in a batch is found by the encounter it had.',
  requirements: ['search-returned-resources-match', 'search-param-encounter'],
  ...foundAsBefore('batch', 'encounter'),
});
