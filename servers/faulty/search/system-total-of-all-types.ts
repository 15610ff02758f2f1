import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'system-total-of-all-types',
  chapter: 'search',
  breaks: 'The total of a search of the whole server counts resources of every type.',
  requirements: ['search-total-semantics', 'search-system-level-type'],
  response: async (response, request, { upstream }) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/?\?(?=.*_type=)/.test(request.url) || set?.total === undefined) return undefined;
    const all = await upstream({ ...request, url: request.url.replace(/_type=[^&]*&?/, '') });
    return { ...response, body: { ...set, total: (all.body as Searchset).total ?? set.total } };
  },
});
