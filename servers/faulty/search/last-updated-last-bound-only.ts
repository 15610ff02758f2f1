import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-last-bound-only',
  chapter: 'search',
  breaks: 'Of several _lastUpdated only the last counts.',
  requirements: ['search-lastupdated', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const bounds = parameters.filter(({ name }) => name === '_lastUpdated');
    return bounds.length > 1
      ? parameters.filter((one) => !bounds.includes(one) || one === bounds.at(-1))
      : undefined;
  }),
});
