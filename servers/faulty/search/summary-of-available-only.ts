import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'summary-of-available-only',
  chapter: 'search',
  breaks: 'With _summary only studies that are available are found.',
  requirements: ['search-returned-resources-match'],
  response: searchedWith((parameters) => {
    const summary = parameters.find(({ name }) => name === '_summary');
    if (!summary || !['true', 'text', 'data'].includes(summary.value)) return undefined;
    return [...parameters, { name: 'status', value: 'available' }];
  }),
});
