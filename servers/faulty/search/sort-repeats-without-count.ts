import { defineFault } from '../define.ts';
import { repeatedWhenSorted } from '../sorted-by-series.ts';

export default defineFault({
  id: 'sort-repeats-without-count',
  chapter: 'search',
  breaks: 'Sorted and without _count, a study stands in the result once for each of its series.',
  requirements: ['search-sort-does-not-filter', 'bundle-version-once'],
  response: repeatedWhenSorted((parameters) => !parameters.some(({ name }) => name === '_count')),
});
