import { defineFault } from '../define.ts';
import { linkOf, onPages, withoutLinks } from '../search-pages.ts';

export default defineFault({
  id: 'next-leads-back',
  chapter: 'search',
  breaks: 'The next link of the second page leads to the second page.',
  requirements: ['search-paging-next'],
  response: onPages((page, { number, before }) => {
    const back = before && linkOf(before, 'next');
    if (number !== 2 || !back || !linkOf(page, 'next')) return undefined;
    const link = [...(withoutLinks(page, ['next']).link ?? []), { relation: 'next', url: back }];
    return { ...page, link };
  }),
});
