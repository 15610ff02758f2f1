import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'of-type-first-of-list',
  chapter: 'search',
  breaks: 'With :of-type only the first of several values counts.',
  requirements: ['search-or-comma', 'search-token-of-type'],
  response: takenFor(({ name, value }) => {
    const [first = ''] = value.split(/(?<!\\),/);
    return name === 'identifier:of-type' && first !== value ? { name, value: first } : undefined;
  }),
});
