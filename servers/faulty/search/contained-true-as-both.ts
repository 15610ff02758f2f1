import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'contained-true-as-both',
  chapter: 'search',
  breaks: '_contained=true also returns what is not contained.',
  requirements: ['search-contained-asked'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_contained' && value === 'true' ? { name, value: 'both' } : undefined,
  ),
});
