import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const beyond = /[?&]beyond=yes/;

export default defineFault({
  id: 'empty-last-page',
  chapter: 'search',
  breaks: 'Every result ends with a page that has no entries, and the page before it links to it.',
  requirements: ['search-paging-next'],
  allowedBy: 'http.html#paging',
  response: shaped(({ entry, ...set }, request) => {
    if (beyond.test(request.url)) return set;
    const link = set.link ?? [];
    const self = link.find(({ relation }) => relation === 'self')?.url;
    if (!entry || !self || link.some(({ relation }) => relation === 'next')) return undefined;
    const next = `${self}${self.includes('?') ? '&' : '?'}beyond=yes`;
    return { ...set, entry, link: [...link, { relation: 'next', url: next }] };
  }),
});
