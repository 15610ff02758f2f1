import { defineFault } from '../define.ts';
import { isStudySearch, type Searchset } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

const rest = /[?&]rest=(\d+)$/;

export default defineFault({
  id: 'pages-of-any-size',
  chapter: 'search',
  breaks: 'The first page has a third of what it could have, the second one the rest of it.',
  requirements: ['search-count-upper-bound'],
  allowedBy: 'search.html#count',
  request: (request) =>
    rest.test(request.url) ? { method: 'GET', url: '/metadata', headers: {} } : undefined,
  response: (response, request, { memory }) => {
    const kept = rest.exec(request.url)?.[1];
    if (kept) return { ...response, body: memory.get(kept) };
    const isFirst = isStudySearch(request) && !/[?&]_page=/.test(request.url);
    return isFirst ? cut(memory)(response, request) : undefined;
  },
});

function cut(memory: Map<string, unknown>) {
  return shaped((set): Searchset | undefined => {
    const { entry = [], link = [] } = set;
    const self = link.find(({ relation }) => relation === 'self')?.url;
    if (entry.length < 3 || !self) return undefined;
    const size = Math.ceil(entry.length / 3);
    const name = String(memory.size);
    memory.set(name, { ...set, entry: entry.slice(size) });
    const url = `${self}${self.includes('?') ? '&' : '?'}rest=${name}`;
    const others = link.filter(({ relation }) => relation !== 'next');
    return { ...set, entry: entry.slice(0, size), link: [...others, { relation: 'next', url }] };
  });
}
