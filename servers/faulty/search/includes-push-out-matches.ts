import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'includes-push-out-matches',
  chapter: 'search',
  breaks:
    'A page ends at _count entries, includes among them: matches that do not fit are on no page.',
  requirements: ['search-paging-next', 'search-include'],
  response: accompanied((page, request) => {
    const parameters = parametersOf(request);
    const count = Number(parameters.find(({ name }) => name === '_count')?.value ?? 0);
    const surplus = page.matches.length + page.includes.length - count;
    if (count < 2 || surplus <= 0 || page.includes.length === 0) return undefined;
    const kept = page.matches.slice(0, Math.max(1, page.matches.length - surplus));
    return [...kept, ...page.includes];
  }),
});
