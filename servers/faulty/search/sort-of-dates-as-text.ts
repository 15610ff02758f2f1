import { defineFault } from '../define.ts';
import { sortedByStarted } from '../sorted-by-started.ts';

export default defineFault({
  id: 'sort-of-dates-as-text',
  chapter: 'search',
  breaks: 'Dates are sorted by their text: zones do not count.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: sortedByStarted((study) => String(study?.started ?? '')),
});
