import { criteriaLeft } from '../criteria-left.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-criteria-without-match',
  chapter: 'crud',
  breaks: 'A reference by criteria that match nothing is left as it is.',
  requirements: ['bundle-transaction-conditional-reference'],
  ...criteriaLeft((count) => count === 0),
});
