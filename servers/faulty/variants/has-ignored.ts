import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'has-ignored',
  chapter: 'search',
  breaks: '_has is ignored in searches of studies, and the self link does not have it.',
  requirements: ['search-has'],
  allowedBy: 'search.html#has',
  ...criteriaDropped(({ name }) => name.startsWith('_has:')),
});
