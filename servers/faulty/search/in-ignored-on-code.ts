import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'in-ignored-on-code',
  chapter: 'search',
  breaks: 'A criterion with :in is dropped for status, a code, and refused for all else.',
  requirements: ['search-unsupported-modifier-rejected', 'search-token-in'],
  ...criteriaDropped(({ name }) => name === 'status:in'),
});
