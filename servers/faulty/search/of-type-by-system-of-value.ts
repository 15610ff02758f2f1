import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'of-type-by-system-of-value',
  chapter: 'search',
  breaks: ':of-type takes the system for that of the identifier, not for that of its type.',
  requirements: ['search-token-of-type'],
  response: takenFor(({ name, value }) =>
    name === 'identifier:of-type'
      ? { name: 'identifier', value: value.replace(/\|[^|]+\|/, '|') }
      : undefined,
  ),
});
