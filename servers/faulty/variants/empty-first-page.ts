import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

const filled = /[?&]filled=yes$/;

export default defineFault({
  id: 'empty-first-page',
  chapter: 'search',
  breaks: 'Every result begins with a page that has no entries yet, and links to the one that has.',
  requirements: ['search-paging-next', 'search-count-upper-bound'],
  allowedBy: 'search.html#count',
  request: (request) =>
    filled.test(request.url) ? { ...request, url: request.url.replace(filled, '') } : undefined,
  response: shaped(({ entry, ...set }, request) => {
    const asked = parametersOf(request);
    const self = set.link?.find(({ relation }) => relation === 'self')?.url;
    const isFirst = !filled.test(request.url) && asked.every(({ name }) => name !== '_page');
    if (!entry || !self || !isFirst) return undefined;
    const query = new URLSearchParams([
      ...asked.map(({ name, value }): [string, string] => [name, value]),
      ['filled', 'yes'],
    ]);
    const next = `${self.split('?')[0]}?${query}`;
    return {
      ...set,
      link: [
        { relation: 'self', url: self },
        { relation: 'next', url: next },
      ],
    };
  }),
});
