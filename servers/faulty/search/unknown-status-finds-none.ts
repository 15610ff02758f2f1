import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'unknown-status-finds-none',
  chapter: 'search',
  breaks: 'The status unknown is taken for none, and finds nothing.',
  requirements: ['search-param-status'],
  response: takenFor(({ name, value }) =>
    name === 'status' && value === 'unknown' ? { name: '_id', value: 'none' } : undefined,
  ),
});
