import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'post-pages-lose-criteria',
  chapter: 'search',
  breaks: 'The pages after the first one of a search by POST hold other studies as well.',
  requirements: ['search-paging-next', 'search-post-equals-get'],
  response: onPages(async (page, { number, first }, { upstream }) => {
    if (number === 1 || first.method !== 'POST') return undefined;
    const { body } = await upstream({
      method: 'GET',
      url: '/ImagingStudy?_count=3',
      headers: first.headers,
    });
    const others = (body as Searchset).entry ?? [];
    return { ...page, entry: [...(page.entry ?? []), ...others] };
  }),
});
