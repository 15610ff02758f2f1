import { defineFault } from '../define.ts';
import { linkOf, onPages } from '../search-pages.ts';
import { belowBase, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'later-pages-larger',
  chapter: 'search',
  breaks: 'Later pages hold more matches than _count asks for.',
  requirements: ['search-count-kept-over-pages'],
  level: 'SHOULD',
  response: onPages(async (page, { number, first }, { upstream }) => {
    const next = linkOf(page, 'next');
    if (number !== 2 || !next) return undefined;
    const url = belowBase(next, linkOf(page, 'self'));
    const { body } = await upstream({ method: 'GET', url, headers: first.headers });
    const after = body as Searchset;
    return { ...after, entry: [...(page.entry ?? []), ...(after.entry ?? [])] };
  }),
});
