import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-reordered',
  chapter: 'search',
  breaks: 'The self link has its parameters in another order, with _count and _format added.',
  requirements: ['search-self-link-reflects-used'],
  allowedBy: 'search.html#conformance',
  response: relinked(/^self$/, (url) => {
    const [path = '', query = ''] = url.split('?');
    const parameters = query
      .split('&')
      .filter((pair) => pair !== '' && !/^_(?:count|format)=/.test(pair));
    return `${path}?${[...parameters.reverse(), '_format=json', '_count=50'].join('&')}`;
  }),
});
