import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'contained-false-as-both',
  chapter: 'search',
  breaks: '_contained counts as both whatever its value.',
  requirements: ['search-contained-asked'],
  response: takenFor(({ name, value }) =>
    name === '_contained' && value === 'false' ? { name, value: 'both' } : undefined,
  ),
});
