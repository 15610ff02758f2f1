import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'contained-practitioners-found-by-id',
  chapter: 'search',
  breaks: 'A search for practitioners by _id finds those that studies contain as well.',
  requirements: ['search-contained-excluded'],
  response: searchedElsewhere((parameters, path) => {
    if (path !== '/Practitioner' || !parameters.some(({ name }) => name === '_id')) {
      return undefined;
    }
    if (parameters.some(({ name }) => name.startsWith('_contained'))) return undefined;
    const more = { _contained: 'both', _containedType: 'contained' };
    const added = Object.entries(more).map(([name, value]) => ({ name, value }));
    return { path, parameters: [...parameters, ...added] };
  }),
});
