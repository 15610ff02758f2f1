import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

const encoded = /^[^=]*%3A/i;

export default defineFault({
  id: 'encoded-modifier-unknown',
  chapter: 'search',
  breaks:
    'A parameter whose modifier follows a percent-encoded colon in the URL is an unknown one.',
  requirements: ['search-percent-encoding-equivalent'],
  request: (request) => {
    const [path = '', query = ''] = request.url.split('?');
    const pairs = query.split('&');
    const kept = pairs.filter((pair) => !encoded.test(pair));
    if (!isStudySearch(request) || kept.length === pairs.length) return undefined;
    return { ...request, url: `${path}?${kept.join('&')}` };
  },
});
