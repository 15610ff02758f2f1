import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { askedWith, parametersOf, type Searchset } from '../search-request.ts';

const written = ({ memory }: FaultContext) => Number(memory.get('written') ?? 0);

export default defineFault({
  id: 'page-begins-anew-after-write',
  chapter: 'search',
  breaks: 'Once anything has been written, the next page of a search is the first one again.',
  requirements: ['search-paging-next'],
  request(request, context) {
    const isSearch = request.method === 'GET' || request.url.includes('_search');
    if (!isSearch) context.memory.set('written', written(context) + 1);
    return undefined;
  },
  response: onPages(async (page, { number, first }, context) => {
    const { memory, upstream } = context;
    if (number === 1) return void memory.set('written before', written(context));
    if (memory.get('written before') === written(context)) return undefined;
    const again = await upstream(askedWith(first, parametersOf(first)));
    return { ...page, entry: (again.body as Searchset).entry ?? [] };
  }),
});
