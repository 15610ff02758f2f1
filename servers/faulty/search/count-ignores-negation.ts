import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-ignores-negation',
  chapter: 'search',
  breaks: 'What only counts leaves :not and :missing aside.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  response: searchedWith((parameters) => {
    const counts = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    const kept = parameters.filter(({ name }) => !/:(?:not|missing)$/.test(name));
    return counts && kept.length < parameters.length ? kept : undefined;
  }),
});
