import { defineFault } from '../define.ts';
import { linkOf, onPages, withoutLinks } from '../search-pages.ts';
import { belowBase, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'last-page-unreachable',
  chapter: 'search',
  breaks: 'The page before the last has no next link.',
  requirements: ['search-paging-next'],
  response: onPages(async (page, _place, { upstream }) => {
    const next = linkOf(page, 'next');
    if (!next) return undefined;
    const { body } = await upstream({
      method: 'GET',
      url: belowBase(next, linkOf(page, 'self')),
      headers: {},
    });
    return linkOf(body as Searchset, 'next') ? undefined : withoutLinks(page, ['next']);
  }),
});
