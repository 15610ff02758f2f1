import { matchUpdatedUnderBodyId } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-conditional-update-by-body-id',
  chapter: 'crud',
  breaks:
    'An update by criteria in a batch writes the study under the id in its body, whatever the criteria match.',
  requirements: ['rest-cond-update-one-match-id-mismatch'],
  request: matchUpdatedUnderBodyId('batch'),
});
