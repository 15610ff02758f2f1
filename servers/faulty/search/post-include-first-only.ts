import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'post-include-first-only',
  chapter: 'search',
  breaks: 'By POST only the first of several _include is followed.',
  requirements: ['search-post-equals-get', 'search-include'],
  response: searchedWith((parameters) => {
    const [first, ...others] = parameters.filter(({ name }) => name === '_include');
    if (first?.place !== 'form' || others.length === 0) return undefined;
    return parameters.filter((parameter) => !others.includes(parameter));
  }),
});
