import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-ignored',
  chapter: 'search',
  breaks: '_lastUpdated does not narrow a search.',
  requirements: ['search-lastupdated'],
  response: searchedWith((parameters) => {
    const others = parameters.filter(({ name }) => name !== '_lastUpdated');
    return others.length < parameters.length ? others : undefined;
  }),
});
