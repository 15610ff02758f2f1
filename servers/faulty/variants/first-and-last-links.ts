import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'first-and-last-links',
  chapter: 'search',
  breaks:
    'Every page has links to the first and the last page, and to an alternate form, before self.',
  requirements: ['search-paging-next'],
  allowedBy: 'http.html#paging',
  response: shaped((set) => {
    // With _count=0 there are no links to other pages (search.html#count).
    if (!set.entry) return undefined;
    const self = set.link?.find(({ relation }) => relation === 'self')?.url ?? '';
    const more = ['first', 'last', 'alternate'].map((relation) => ({ relation, url: self }));
    return { ...set, link: [...more, ...(set.link ?? [])] };
  }),
});
