import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-exact-ignored',
  chapter: 'search',
  breaks: ':exact at the end of a chain is ignored: the start of the name finds as well.',
  requirements: ['search-unsupported-modifier-rejected', 'search-chain'],
  response: takenFor(({ name, value }) =>
    /\..*:exact$/.test(name) ? { name: name.replace(/:exact$/, ''), value } : undefined,
  ),
});
