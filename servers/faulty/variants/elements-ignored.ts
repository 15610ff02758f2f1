import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'elements-ignored',
  chapter: 'search',
  breaks: '_elements is ignored, and the self link does not have it.',
  requirements: ['search-elements'],
  level: 'SHOULD',
  allowedBy: 'search.html#elements',
  ...criteriaDropped(({ name }) => name === '_elements'),
});
