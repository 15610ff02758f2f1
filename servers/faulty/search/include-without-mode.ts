import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-without-mode',
  chapter: 'search',
  breaks: 'What an include adds has no search mode.',
  requirements: ['search-include', 'search-revinclude'],
  response: accompanied(({ matches, includes, others }) => [
    ...matches,
    ...includes.map(({ search: _search, ...entry }) => entry),
    ...others,
  ]),
});
