import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'sorted-repeated-last-wins',
  chapter: 'search',
  breaks: 'A search that is sorted knows only the last of a repeated parameter.',
  requirements: ['search-sort-does-not-filter', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    if (!parameters.some(({ name }) => name === '_sort')) return undefined;
    const last = [...new Map(parameters.map((one) => [one.name, one])).values()];
    return last.length < parameters.length ? last : undefined;
  }),
});
