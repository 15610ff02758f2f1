import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'of-type-escaped-bar',
  chapter: 'search',
  breaks: ':of-type finds nothing where a bar with a backslash before it belongs to the value.',
  requirements: ['search-token-of-type', 'search-escape-pipe-dollar-backslash'],
  response: takenFor(({ name, value }) =>
    name === 'identifier:of-type' && value.includes('\\|')
      ? { name: '_id', value: 'none' }
      : undefined,
  ),
});
