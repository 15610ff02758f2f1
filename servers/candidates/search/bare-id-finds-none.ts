import { defineFault } from '../../faulty/define.ts';
import { takenFor } from '../../faulty/search-fault.ts';

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
