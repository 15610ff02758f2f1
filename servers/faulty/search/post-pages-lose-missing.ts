import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { allMatches, askedWith, isControl, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'post-pages-lose-missing',
  chapter: 'search',
  breaks: 'After the first page a search by POST leaves :missing out of account.',
  requirements: ['search-paging-next', 'search-post-equals-get'],
  response: onPages(async (page, { number, first, before }, context) => {
    const criteria = parametersOf(first).filter((one) => !isControl(one));
    const kept = criteria.filter(({ name }) => !name.endsWith(':missing'));
    const size = before?.entry?.length ?? 0;
    if (number === 1 || first.method !== 'POST' || kept.length === criteria.length)
      return undefined;
    const all = await allMatches(askedWith(first, kept), context);
    const [example] = before?.entry ?? [];
    const entry = all.slice((number - 1) * size, number * size).map((resource) => ({
      ...example,
      fullUrl: example?.fullUrl?.replace(/[^/]+$/, String(resource.id)) ?? '',
      resource,
    }));
    return { ...page, entry };
  }),
});
