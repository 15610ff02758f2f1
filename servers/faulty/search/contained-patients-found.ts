import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'contained-patients-found',
  chapter: 'search',
  breaks: 'A search for patients finds those that studies contain as well.',
  requirements: ['search-contained-excluded'],
  response: searchedElsewhere((parameters, path) => {
    const isPlain = parameters.every((one) => !/^_(?:contained|page)/.test(one.name));
    if (path !== '/Patient' || !isPlain || parameters.every(isControl)) return undefined;
    const more = { _contained: 'both', _containedType: 'contained' };
    const added = Object.entries(more).map(([name, value]) => ({ name, value }));
    return { path, parameters: [...parameters, ...added] };
  }),
});
