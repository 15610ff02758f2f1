import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'implicit-system-unknown',
  chapter: 'search',
  breaks: 'The system of a status is not known: with it, a status finds nothing.',
  requirements: ['search-token-code-implicit-system'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === 'status' && value.includes('imagingstudy-status|')
      ? { name: '_id', value: 'none' }
      : undefined,
  ),
});
