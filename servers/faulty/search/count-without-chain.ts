import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-without-chain',
  chapter: 'search',
  breaks: 'What only counts leaves chains aside.',
  requirements: ['search-summary-count', 'search-total-semantics', 'search-chain'],
  response: searchedWith((parameters) => {
    const counts = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    const kept = parameters.filter(({ name }) => !name.includes('.'));
    return counts && kept.length < parameters.length ? kept : undefined;
  }),
});
