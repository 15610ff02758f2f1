import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'include-first-only',
  chapter: 'search',
  breaks: 'Of several includes only the first is carried out.',
  requirements: ['search-include'],
  response: searchedWith((parameters) => {
    const [first, ...others] = parameters.filter(isInclude);
    if (!first || others.length === 0) return undefined;
    return parameters.filter((one) => !isInclude(one) || one === first);
  }),
});
