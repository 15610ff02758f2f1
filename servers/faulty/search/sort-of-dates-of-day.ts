import { defineFault } from '../define.ts';
import { sortedByStarted } from '../sorted-by-started.ts';

export default defineFault({
  id: 'sort-of-dates-of-day',
  chapter: 'search',
  breaks: 'Dates are sorted by their day: the time of day does not count.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: sortedByStarted((study) => `${String(study?.started ?? '').slice(0, 10)} ${study?.id}`),
});
