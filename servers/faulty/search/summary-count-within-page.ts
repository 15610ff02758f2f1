import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'summary-count-within-page',
  chapter: 'search',
  breaks: '_summary=count counts no more than _count.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  response: shaped((set, request) => {
    const parameters = parametersOf(request);
    const most = Number(parameters.find(({ name }) => name === '_count')?.value);
    const counts = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    return counts && most > 0 && (set.total ?? 0) > most ? { ...set, total: most } : undefined;
  }),
});
