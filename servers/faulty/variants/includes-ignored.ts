import { isInclude } from '../companions.ts';
import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'includes-ignored',
  chapter: 'search',
  breaks: 'Includes are ignored, and the self link does not have them.',
  requirements: ['search-include'],
  allowedBy: 'search.html#include',
  ...criteriaDropped(isInclude),
});
