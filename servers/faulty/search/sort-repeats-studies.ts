import { defineFault } from '../define.ts';
import { repeatedWhenSorted } from '../sorted-by-series.ts';

export default defineFault({
  id: 'sort-repeats-studies',
  chapter: 'search',
  breaks: 'Sorted by a parameter, a study stands in the result once for each of its series.',
  requirements: ['search-sort-does-not-filter', 'bundle-version-once'],
  response: repeatedWhenSorted(),
});
