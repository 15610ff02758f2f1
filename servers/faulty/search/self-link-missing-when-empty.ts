import { defineFault } from '../define.ts';
import { withoutLinks } from '../search-pages.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-missing-when-empty',
  chapter: 'search',
  breaks: 'A search that finds nothing has no self link.',
  requirements: ['search-self-link-present'],
  response: shaped((set) => (set.total === 0 ? withoutLinks(set, ['self']) : undefined)),
});
