import { matchUpdatedUnderBodyId } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-conditional-put-to-body-id',
  chapter: 'crud',
  breaks:
    'An update by criteria in a transaction writes the study under the id in its body, whatever the criteria match.',
  requirements: ['rest-cond-update-one-match-id-mismatch', 'rest-cond-update-one-match'],
  request: matchUpdatedUnderBodyId('transaction'),
});
