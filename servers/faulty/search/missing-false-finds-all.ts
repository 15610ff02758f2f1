import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'missing-false-finds-all',
  chapter: 'search',
  breaks: ':missing=false does not narrow a search.',
  requirements: ['search-missing'],
  response: takenFor(({ name, value }) =>
    name.endsWith(':missing') && value === 'false' ? { name: '_id:missing', value } : undefined,
  ),
});
