import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-as-match-by-post',
  chapter: 'search',
  breaks: 'What an include adds to a search by POST has mode match.',
  requirements: ['search-include', 'search-post-equals-get'],
  response: accompanied(({ matches, includes, others }, { method }) =>
    method === 'POST'
      ? [
          ...matches,
          ...includes.map((entry) => ({ ...entry, search: { mode: 'match' } })),
          ...others,
        ]
      : undefined,
  ),
});
