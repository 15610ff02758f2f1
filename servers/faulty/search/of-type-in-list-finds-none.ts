import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'of-type-in-list-finds-none',
  chapter: 'search',
  breaks: 'Several values of :of-type separated by commas find nothing.',
  requirements: ['search-or-comma', 'search-token-of-type'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  response: takenFor(({ name, value }) =>
    name === 'identifier:of-type' && value.includes(',')
      ? { name: '_id', value: 'none' }
      : undefined,
  ),
});
