import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'empty-value-finds-none',
  chapter: 'search',
  breaks: 'A parameter without a value finds nothing.',
  requirements: ['search-empty-parameter-ignored'],
  response: takenFor(({ name, value }) =>
    value === '' ? { name: '_id', value: `no-${name}` } : undefined,
  ),
});
