import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-as-match',
  chapter: 'search',
  breaks: 'What an include adds has mode match.',
  requirements: ['search-include', 'search-revinclude'],
  response: accompanied(({ matches, includes, others }) => [
    ...matches,
    ...includes.map((entry) => ({ ...entry, search: { mode: 'match' } })),
    ...others,
  ]),
});
