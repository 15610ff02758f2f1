import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'outcome-as-match',
  chapter: 'search',
  breaks: 'What was ignored is told in an entry with the mode of a match.',
  requirements: ['search-outcome-entry-rules'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) =>
      entry.search?.mode === 'outcome' ? { ...entry, search: { mode: 'match' } } : entry,
    ),
  })),
});
