import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-never-alone',
  chapter: 'search',
  breaks: 'Contained studies are always returned in what contains them; _containedType is ignored.',
  requirements: ['search-contained-asked'],
  allowedBy: 'search.html#contained',
  ...criteriaDropped(({ name }) => name === '_containedType'),
});
