import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-search-ignored',
  chapter: 'search',
  breaks: '_contained is ignored, and the self link does not have it.',
  requirements: ['search-contained-asked'],
  allowedBy: 'search.html#errors',
  ...criteriaDropped(({ name }) => name.startsWith('_contained')),
});
