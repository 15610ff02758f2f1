import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'entries-reversed',
  chapter: 'search',
  breaks: 'The entries of a page are in the opposite order.',
  requirements: ['search-returned-resources-match'],
  allowedBy: 'search.html#sort',
  response: shaped((set) => set.entry && { ...set, entry: [...set.entry].reverse() }),
});
