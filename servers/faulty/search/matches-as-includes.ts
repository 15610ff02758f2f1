import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'matches-as-includes',
  chapter: 'search',
  breaks: 'Matches after the first are told as includes.',
  requirements: ['search-returned-resources-match'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry, at) =>
      at === 0 ? entry : { ...entry, search: { mode: 'include' } },
    ),
  })),
});
