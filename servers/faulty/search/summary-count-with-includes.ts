import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'summary-count-with-includes',
  chapter: 'search',
  breaks: 'With an include, _summary=count counts one more.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  response: shaped((set, request) => {
    const parameters = parametersOf(request);
    const counts = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    if (!counts || !parameters.some(isInclude) || !set.total) return undefined;
    return { ...set, total: set.total + 1 };
  }),
});
