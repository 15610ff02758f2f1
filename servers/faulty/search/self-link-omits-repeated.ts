import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-omits-repeated',
  chapter: 'search',
  breaks: 'The self link shows one parameter of each search alone.',
  requirements: ['search-self-link-reflects-used'],
  response: shaped((set) => ({
    ...set,
    link: (set.link ?? []).map((link) =>
      link.relation === 'self' ? { ...link, url: link.url.replace(/&.*/, '') } : link,
    ),
  })),
});
