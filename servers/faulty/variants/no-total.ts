import { defineFault } from '../define.ts';

export default defineFault({
  id: 'no-total',
  chapter: 'search',
  breaks: 'Search results do not say their total.',
  requirements: ['search-total-semantics'],
  allowedBy: 'search.html#total',
  response: (response) => {
    const { total, ...bundle } = (response.body ?? {}) as { total?: number; type?: string };
    if (total === undefined || bundle.type !== 'searchset') return;
    return { ...response, body: bundle };
  },
});
