import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'page-two-loses-criteria',
  chapter: 'search',
  breaks: 'Later pages are pages of all studies.',
  requirements: ['search-paging-next', 'search-returned-resources-match'],
  seenIn: 'https://github.com/microsoft/fhir-server/issues/860',
  response: onPages(async (page, { number, first }, { upstream }) => {
    if (number === 1 || !/[?&](?!_)[a-z]+=/.test(first.url)) return undefined;
    const { body } = await upstream({
      method: 'GET',
      url: '/ImagingStudy?_count=5',
      headers: first.headers,
    });
    return { ...page, entry: (body as Searchset).entry ?? [] };
  }),
});
