import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-ne-ignored',
  chapter: 'search',
  breaks: '_lastUpdated with ne leaves nothing out.',
  requirements: ['search-lastupdated'],
  response: searchedWith((parameters) => {
    const others = parameters.filter(
      ({ name, value }) => name !== '_lastUpdated' || !value.startsWith('ne'),
    );
    return others.length < parameters.length ? others : undefined;
  }),
});
