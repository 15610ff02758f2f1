import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const half = /[?&]half=second/;

export default defineFault({
  id: 'pages-of-any-size',
  chapter: 'search',
  breaks: 'Pages differ in size: each is told in two parts, the smaller one first.',
  requirements: ['search-count-upper-bound'],
  allowedBy: 'search.html#count',
  response: shaped((set, request) => {
    const { entry = [], link = [] } = set;
    if (entry.length < 3) return undefined;
    const cut = Math.ceil(entry.length / 3);
    if (half.test(request.url)) return { ...set, entry: entry.slice(cut) };
    const isFirst = !/[?&]_page=/.test(request.url) && request.method === 'GET';
    const self = link.find(({ relation }) => relation === 'self')?.url;
    if (!isFirst || !self) return undefined;
    const next = `${self}${self.includes('?') ? '&' : '?'}half=second`;
    const others = link.filter(({ relation }) => relation !== 'next');
    return {
      ...set,
      entry: entry.slice(0, cut),
      link: [...others, { relation: 'next', url: next }],
    };
  }),
});
