import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-to-whole-name-only',
  chapter: 'search',
  breaks: 'A chain to the name of a patient finds by the whole name alone, to the letter.',
  requirements: ['search-chain'],
  response: takenFor(({ name, value }) =>
    /\.(?:family|given|name)$/.test(name) ? { name: `${name}:exact`, value } : undefined,
  ),
});
