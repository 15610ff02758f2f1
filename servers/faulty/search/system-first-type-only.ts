import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'system-first-type-only',
  chapter: 'search',
  breaks: 'A search of the whole server looks at the first of several types alone.',
  requirements: ['search-system-level-type'],
  response: searchedElsewhere((parameters, path) => {
    const isSeveral = parameters.some(({ name, value }) => name === '_type' && value.includes(','));
    if (path.replace('/', '') !== '' || !isSeveral) return undefined;
    const changed = parameters.map(({ name, value }) => ({
      name,
      value: name === '_type' ? (value.split(',')[0] ?? '') : value,
    }));
    return { path: '', parameters: changed };
  }),
});
