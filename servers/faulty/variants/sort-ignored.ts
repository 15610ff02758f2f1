import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'sort-ignored',
  chapter: 'search',
  breaks: '_sort is ignored, and the self link does not have it.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  allowedBy: 'search.html#conformance',
  ...criteriaDropped(({ name }) => name === '_sort'),
});
