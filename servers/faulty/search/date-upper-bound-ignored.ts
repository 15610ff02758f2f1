import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'date-upper-bound-ignored',
  chapter: 'search',
  breaks: 'Of two bounds of a date only the lower one counts.',
  requirements: ['search-date-range-and'],
  response: searchedWith((parameters) => {
    const isUpper = ({ name, value }: { name: string; value: string }) =>
      name === 'started' && /^l[te]/.test(value);
    const hasLower = parameters.some(
      ({ name, value }) => name === 'started' && /^g[te]/.test(value),
    );
    return hasLower && parameters.some(isUpper)
      ? parameters.filter((one) => !isUpper(one))
      : undefined;
  }),
});
