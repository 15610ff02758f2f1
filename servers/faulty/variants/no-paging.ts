import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'no-paging',
  chapter: 'search',
  breaks: 'Paging is not supported: _count cuts the matches off, and no link leads to the others.',
  requirements: ['search-paging-supported'],
  allowedBy: 'http.html#paging',
  response: shaped((set) => ({
    ...set,
    link: set.link?.filter(({ relation }) => relation === 'self') ?? [],
  })),
});
