import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-ignored-with-summary',
  chapter: 'search',
  breaks: '_count is ignored where _summary asks for parts of the matches.',
  requirements: ['search-count-upper-bound'],
  response: searchedWith((parameters) => {
    const isPart = parameters.some(({ name, value }) => name === '_summary' && value !== 'count');
    const others = parameters.filter(({ name, value }) => name !== '_count' || value === '0');
    return isPart && others.length < parameters.length ? others : undefined;
  }),
});
