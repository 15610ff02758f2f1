import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-with-contained',
  chapter: 'search',
  breaks: 'What only counts counts contained studies as well.',
  requirements: ['search-summary-count', 'search-contained-excluded'],
  response: searchedWith((parameters) =>
    parameters.some(({ name, value }) => name === '_summary' && value === 'count')
      ? [...parameters, { name: '_contained', value: 'both' }]
      : undefined,
  ),
});
