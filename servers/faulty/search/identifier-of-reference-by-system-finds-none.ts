import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'identifier-of-reference-by-system-finds-none',
  chapter: 'search',
  breaks: 'A reference with :identifier and system| finds nothing.',
  requirements: ['search-reference-identifier-modifier', 'search-token-system-only'],
  response: takenFor(({ name, value }) =>
    name.endsWith(':identifier') && value.endsWith('|')
      ? { name: '_id', value: `no-${name}` }
      : undefined,
  ),
});
