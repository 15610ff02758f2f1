import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'summary-count-of-all',
  chapter: 'search',
  breaks: 'With _summary=count the criteria do not count: the total is that of all studies.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  response: searchedWith((parameters) => {
    const isCount = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    const others = parameters.filter(({ name }) => name.startsWith('_'));
    return isCount && others.length < parameters.length ? others : undefined;
  }),
});
