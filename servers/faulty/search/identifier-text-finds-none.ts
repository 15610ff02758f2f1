import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'identifier-text-finds-none',
  chapter: 'search',
  breaks:
    'identifier:text does not look at the text of the type of identifiers, and finds nothing.',
  requirements: ['search-token-text'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  response: takenFor(({ name }) =>
    name === 'identifier:text' ? { name: '_id', value: 'none' } : undefined,
  ),
});
