import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-modifier-ignored',
  chapter: 'search',
  breaks: ':not at the end of a chain is ignored: what is found has the value.',
  requirements: ['search-unsupported-modifier-rejected', 'search-chain'],
  response: takenFor(({ name, value }) =>
    /\..*:not$/.test(name) ? { name: name.replace(/:not$/, ''), value } : undefined,
  ),
});
