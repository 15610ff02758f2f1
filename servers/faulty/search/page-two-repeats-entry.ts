import { defineFault } from '../define.ts';
import { belowBase, type Searchset, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'page-two-repeats-entry',
  chapter: 'search',
  breaks: 'The second page starts with the last match of the first.',
  requirements: ['search-paging-next'],
  response: (response, request, { memory }) => {
    const entry = memory.get(request.url);
    const page = response.body as Searchset | undefined;
    if (entry && page?.resourceType === 'Bundle') {
      return { ...response, body: { ...page, entry: [entry, ...(page.entry ?? [])] } };
    }
    const first = searchsetOf(request, response);
    const url = (relation: string) => first?.link?.find((link) => link.relation === relation)?.url;
    const next = url('next');
    const last = first?.entry?.findLast(({ search }) => search?.mode === 'match');
    if (next && last) memory.set(belowBase(next, url('self')), last);
    return undefined;
  },
});
