import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'contained-both-as-true',
  chapter: 'search',
  breaks: '_contained=both returns only what is contained.',
  requirements: ['search-contained-asked'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_contained' && value === 'both' ? { name, value: 'true' } : undefined,
  ),
});
