import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import { posted } from '../posted.ts';

export default defineFault({
  id: 'system-type-by-post-ignored',
  chapter: 'search',
  breaks: 'A search of the whole server by POST takes no notice of _type.',
  requirements: ['search-system-level-type', 'search-post-equals-get'],
  response: posted(
    searchedElsewhere((parameters, path) => {
      const others = parameters.filter(({ name }) => name !== '_type');
      const isNarrowed = /^\/?$/.test(path) && others.length < parameters.length;
      return isNarrowed ? { path: '/', parameters: others } : undefined;
    }),
  ),
});
