import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const nameOf = (part: string) => decodeURIComponent(part.split('=')[0] ?? '');
const codeOf = (part: string) => nameOf(part).split(':')[0];

export default defineFault({
  id: 'self-link-last-of-modified',
  chapter: 'search',
  breaks: 'Of a parameter with a modifier and without it the self link names the last alone.',
  requirements: ['search-self-link-reflects-used'],
  response: shaped((set) => ({
    ...set,
    link: (set.link ?? []).map((link) => {
      const [path, query] = link.url.split('?');
      if (link.relation !== 'self' || !query) return link;
      const parts = query.split('&');
      const isLost = (part: string, at: number) =>
        parts
          .slice(at + 1)
          .some((later) => codeOf(later) === codeOf(part) && nameOf(later) !== nameOf(part));
      const kept = parts.filter((part, at) => !isLost(part, at));
      return { ...link, url: `${path}?${kept.join('&')}` };
    }),
  })),
});
