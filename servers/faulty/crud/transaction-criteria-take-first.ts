import { criteriaLeft } from '../criteria-left.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-criteria-take-first',
  chapter: 'crud',
  breaks: 'A reference by criteria that match several patients is left as it is.',
  requirements: ['bundle-transaction-conditional-reference'],
  ...criteriaLeft((count) => count > 1),
});
