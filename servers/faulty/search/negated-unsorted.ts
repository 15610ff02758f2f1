import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'negated-unsorted',
  chapter: 'search',
  breaks: 'With :not or :missing results come in any order, whatever _sort asks for.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: searchedWith((parameters) => {
    const isNegated = parameters.some(({ name }) => /:(?:not|missing)$/.test(name));
    const kept = parameters.filter(({ name }) => name !== '_sort');
    return isNegated && kept.length < parameters.length ? kept : undefined;
  }),
});
