import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-to-missing-turned',
  chapter: 'search',
  breaks: 'A chain that ends with :missing finds by what has the element, whatever the value.',
  requirements: ['search-chain', 'search-missing'],
  response: takenFor(({ name, value }) =>
    /\..*:missing$/.test(name) && value === 'true' ? { name, value: 'false' } : undefined,
  ),
});
