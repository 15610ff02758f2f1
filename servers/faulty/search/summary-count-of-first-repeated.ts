import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'summary-count-of-first-repeated',
  chapter: 'search',
  breaks: 'With _summary=count a parameter counts once only: its repetitions are ignored.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  response: searchedWith((parameters) => {
    if (!parameters.some(({ name, value }) => name === '_summary' && value === 'count')) {
      return undefined;
    }
    const isFirst = (at: number) =>
      parameters.findIndex(({ name }) => name === parameters[at]?.name) === at;
    const kept = parameters.filter((one, at) => isControl(one) || isFirst(at));
    return kept.length < parameters.length ? kept : undefined;
  }),
});
