import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'contained-search-refused',
  chapter: 'search',
  breaks: '_contained is refused.',
  requirements: ['search-contained-asked'],
  allowedBy: 'search.html#errors',
  ...searchRefused(
    ({ name }) => name.startsWith('_contained'),
    refusal(400, 'not-supported', '_contained is not supported.'),
  ),
});
