import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'include-iterates-beside-another',
  chapter: 'search',
  breaks: 'Where one include iterates, each does.',
  requirements: ['search-include-not-iterated'],
  level: 'SHOULD',
  response: searchedWith((parameters) => {
    const iterates = parameters.some(({ name }) => name === '_include:iterate');
    if (!iterates || !parameters.some(({ name }) => name === '_include')) return undefined;
    return parameters.map(({ name, value }) => ({
      name: name === '_include' ? '_include:iterate' : name,
      value,
    }));
  }),
});
