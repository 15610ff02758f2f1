import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'accurate-total-with-includes',
  chapter: 'search',
  breaks: 'With _total=accurate the total counts includes as well.',
  requirements: ['search-total-semantics'],
  response: shaped((set, request) => {
    const isAccurate = parametersOf(request).some(
      ({ name, value }) => name === '_total' && value === 'accurate',
    );
    const includes = (set.entry ?? []).filter(({ search }) => search?.mode === 'include');
    if (!isAccurate || includes.length === 0) return undefined;
    return { ...set, total: (set.total ?? 0) + includes.length };
  }),
});
