import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'or-after-two-steps',
  chapter: 'search',
  breaks: 'Of several values of a chain of two steps only the first counts.',
  requirements: ['search-chain', 'search-or-comma'],
  response: takenFor(({ name, value }) => {
    const [first = '', ...others] = name.split('.').length > 2 ? alternatives({ value }) : [];
    return others.length > 0 ? { name, value: first } : undefined;
  }),
});
