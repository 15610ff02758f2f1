import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'total-accurate-of-page',
  chapter: 'search',
  breaks: 'With _total=accurate the total is the number of matches on the page.',
  requirements: ['search-total-semantics'],
  response: shaped((set, request) => {
    const isAsked = parametersOf(request).some(
      ({ name, value }) => name === '_total' && value === 'accurate',
    );
    const matches = (set.entry ?? []).filter(({ search }) => search?.mode === 'match');
    return isAsked && matches.length > 0 ? { ...set, total: matches.length } : undefined;
  }),
});
