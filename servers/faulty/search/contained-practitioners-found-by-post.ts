import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import { posted } from '../posted.ts';

export default defineFault({
  id: 'contained-practitioners-found-by-post',
  chapter: 'search',
  breaks: 'A search for practitioners by POST finds those that studies contain as well.',
  requirements: ['search-contained-excluded'],
  response: posted(
    searchedElsewhere((parameters, path) => {
      const isPlain = parameters.every(({ name }) => name === 'identifier');
      if (path !== '/Practitioner' || !isPlain) return undefined;
      const more = { _contained: 'both', _containedType: 'contained' };
      const added = Object.entries(more).map(([name, value]) => ({ name, value }));
      return { path, parameters: [...parameters, ...added] };
    }),
  ),
});
