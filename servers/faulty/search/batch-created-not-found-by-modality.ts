import { defineFault } from '../define.ts';
import { createdUnseenBy } from '../ways-of-writing.ts';

export default defineFault({
  id: 'batch-created-not-found-by-modality',
  chapter: 'search',
  breaks: 'A study that was created in a batch is not found by its modalities.',
  requirements: ['search-returned-resources-match', 'search-param-modality'],
  ...createdUnseenBy('batch', 'modality'),
});
