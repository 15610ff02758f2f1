import { defineFault } from '../define.ts';
import { foundAsBefore } from '../ways-of-writing.ts';

export default defineFault({
  id: 'transaction-updated-found-by-old-modality',
  chapter: 'search',
  breaks: 'A study that was updated in a transaction is found by the modalities it had.',
  requirements: ['search-returned-resources-match', 'search-param-modality'],
  ...foundAsBefore('transaction', 'modality'),
});
