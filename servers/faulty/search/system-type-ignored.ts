import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'system-type-ignored',
  chapter: 'search',
  breaks: 'A search of the whole server ignores _type.',
  requirements: ['search-system-level-type'],
  response: searchedElsewhere((parameters, path) => {
    const others = parameters.filter(({ name }) => name !== '_type');
    if (path.replace('/', '') !== '' || others.length === parameters.length) return undefined;
    return { path: '', parameters: others };
  }),
});
