import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'empty-modified-finds-none',
  chapter: 'search',
  breaks: 'A parameter with a modifier and without a value finds nothing.',
  requirements: ['search-empty-parameter-ignored'],
  response: takenFor(({ name, value }) =>
    value === '' && name.includes(':') ? { name: '_id', value: `no-${name}` } : undefined,
  ),
});
