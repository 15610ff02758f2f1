import { defineFault } from '../define.ts';
import { indexedByWrites } from '../writes-seen.ts';

export default defineFault({
  id: 'criteria-in-bundle-keeps-old-endpoint',
  chapter: 'search',
  breaks:
    'A study that was updated by criteria in a batch or transaction is found by the endpoints that it had.',
  requirements: ['search-returned-resources-match', 'search-param-endpoint'],
  ...indexedByWrites('endpoint', (study, { way, method, byCriteria, before }) =>
    way !== 'alone' && method === 'PUT' && byCriteria && before ? before : study,
  ),
});
