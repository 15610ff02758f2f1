import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'sort-refused',
  chapter: 'search',
  breaks: '_sort is refused.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  allowedBy: 'search.html#conformance',
  ...searchRefused(
    ({ name }) => name === '_sort',
    refusal(400, 'not-supported', 'Sorting is not supported.'),
  ),
});
