import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-bare',
  chapter: 'search',
  breaks: 'The self link shows no parameter.',
  requirements: ['search-self-link-reflects-used'],
  response: shaped((set) => ({
    ...set,
    link: (set.link ?? []).map((link) =>
      link.relation === 'self' ? { ...link, url: link.url.replace(/\?.*/, '') } : link,
    ),
  })),
});
