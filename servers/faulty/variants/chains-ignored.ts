import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'chains-ignored',
  chapter: 'search',
  breaks: 'Chains are ignored, and the self link does not have them.',
  requirements: ['search-chain'],
  allowedBy: 'search.html#conformance',
  ...criteriaDropped(({ name }) => !name.startsWith('_') && name.includes('.')),
});
