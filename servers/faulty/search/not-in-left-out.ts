import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'not-in-left-out',
  chapter: 'search',
  breaks: 'A parameter with :not-in is left out of the search.',
  requirements: ['search-unsupported-modifier-rejected', 'search-token-in'],
  ...criteriaDropped(({ name }) => name.endsWith(':not-in')),
});
