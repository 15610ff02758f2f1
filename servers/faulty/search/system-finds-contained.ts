import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'system-finds-contained',
  chapter: 'search',
  breaks: 'A search of the whole server finds contained resources as well.',
  requirements: ['search-contained-excluded', 'search-system-level-type'],
  response: searchedElsewhere((parameters, path) =>
    path.replace('/', '') === '' && !parameters.some(({ name }) => name === '_contained')
      ? { path: '', parameters: [...parameters, { name: '_contained', value: 'both' }] }
      : undefined,
  ),
});
