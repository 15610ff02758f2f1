import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-zero-ignored',
  chapter: 'search',
  breaks: '_count=0 is ignored.',
  requirements: ['search-count-zero'],
  response: searchedWith((parameters) => {
    const others = parameters.filter(({ name, value }) => name !== '_count' || value !== '0');
    return others.length < parameters.length ? others : undefined;
  }),
});
