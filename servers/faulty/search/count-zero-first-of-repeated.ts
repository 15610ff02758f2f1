import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-zero-first-of-repeated',
  chapter: 'search',
  breaks: 'With _count=0 the total is that of the first of repeated parameters.',
  requirements: ['search-count-zero', 'search-total-semantics'],
  response: searchedWith((parameters) => {
    if (!parameters.some(({ name, value }) => name === '_count' && value === '0')) return undefined;
    const isFirst = (at: number, name: string) =>
      parameters.findIndex((one) => one.name === name) === at;
    const kept = parameters.filter(({ name }, at) => name.startsWith('_') || isFirst(at, name));
    return kept.length < parameters.length ? kept : undefined;
  }),
});
