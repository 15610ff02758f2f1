import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'bare-id-finds-none',
  chapter: 'search',
  breaks: 'basedon takes Type/id alone: a bare id finds nothing.',
  requirements: ['search-reference-forms'],
  response: takenFor(({ name, value }) =>
    name === 'basedon' && !value.includes('/') && value !== ''
      ? { name: '_id', value: 'none' }
      : undefined,
  ),
});
