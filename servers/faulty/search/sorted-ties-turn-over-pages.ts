import { defineFault } from '../define.ts';
import { linkOf, onPages } from '../search-pages.ts';
import { belowBase, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'sorted-ties-turn-over-pages',
  chapter: 'search',
  breaks:
    'On later pages studies with the same status come in another order than on the first: some come twice.',
  requirements: ['search-paging-next', 'search-sort-does-not-filter'],
  response: onPages(async (page, { number, first }, { upstream }) => {
    if (number === 1 || !/[?&]_sort=-?status(?:&|$)/.test(first.url)) return undefined;
    const ask = async (url: string) =>
      (await upstream({ method: 'GET', url, headers: first.headers })).body as Searchset;
    let other = await ask(first.url.replace(/(_sort=-?status)/, '$1,-_id'));
    for (let at = 1; at < number; at += 1) {
      const next = linkOf(other, 'next');
      if (!next) return undefined;
      other = await ask(belowBase(next, linkOf(other, 'self')));
    }
    return { ...page, entry: other.entry ?? [] };
  }),
});
