import { defineFault } from '../define.ts';
import { linkOf } from '../search-pages.ts';
import type { Searchset } from '../search-request.ts';

/** The next link of a page, below the base. */
function nextOf(page: Searchset): string | undefined {
  const next = linkOf(page, 'next');
  return next === undefined ? undefined : `/${new URL(next).search}`;
}

export default defineFault({
  id: 'system-pages-of-all-types',
  chapter: 'search',
  breaks: 'Later pages of a search of the whole server with _type hold resources of every type.',
  requirements: ['search-system-level-type', 'search-paging-next'],
  request: (request, { memory }) => {
    const url = memory.get(request.url);
    return typeof url === 'string' ? { ...request, url } : undefined;
  },
  response: async (response, request, { memory, upstream }) => {
    if (!/^\/?\?(?=.*_type=)/.test(request.url)) return undefined;
    const next = nextOf(response.body as Searchset);
    if (!next) return undefined;
    const url = request.url.replace(/_type=[^&]*&?/, '');
    const other = nextOf((await upstream({ ...request, url })).body as Searchset);
    if (other) memory.set(next, other);
    return undefined;
  },
});
