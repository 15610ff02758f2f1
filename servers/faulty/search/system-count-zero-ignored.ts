import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import type { SentParameter } from '../search-request.ts';

const isZero = ({ name, value }: SentParameter) => name === '_count' && value === '0';

export default defineFault({
  id: 'system-count-zero-ignored',
  chapter: 'search',
  breaks: 'In a search of the whole server _count=0 is taken for no _count.',
  requirements: ['search-count-zero', 'search-system-level-type'],
  response: searchedElsewhere((parameters, path) =>
    path.replace('/', '') === '' && parameters.some(isZero)
      ? { path, parameters: parameters.filter((one) => !isZero(one)) }
      : undefined,
  ),
});
