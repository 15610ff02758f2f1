import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { askedWith, parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'post-pages-by-url-alone',
  chapter: 'search',
  breaks:
    'The pages after the first one of a search by POST go by the parameters of the URL alone.',
  requirements: ['search-paging-next', 'search-post-url-plus-body'],
  response: onPages(async (page, { number, first }, { upstream }) => {
    const inUrl = parametersOf(first).filter(({ place }) => place === 'url');
    if (number === 1 || first.method !== 'POST' || inUrl.length === 0) return undefined;
    const { body } = await upstream(askedWith(first, inUrl));
    return { ...page, entry: (body as Searchset).entry ?? [] };
  }),
});
