import { firstMatchDeleted } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-conditional-delete-takes-first',
  chapter: 'crud',
  breaks:
    'A conditional delete in a batch whose criteria match several studies deletes one of them, though declared single.',
  requirements: ['rest-cond-delete-multiple'],
  request: firstMatchDeleted('batch'),
});
