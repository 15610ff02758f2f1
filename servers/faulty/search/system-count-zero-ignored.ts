import { countZeroIgnored } from '../count-zero-ignored.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'system-count-zero-ignored',
  chapter: 'search',
  breaks: 'In a search of the whole server _count=0 is taken for no _count.',
  requirements: ['search-count-zero', 'search-system-level-type'],
  response: countZeroIgnored((path) => path.replace('/', '') === ''),
});
