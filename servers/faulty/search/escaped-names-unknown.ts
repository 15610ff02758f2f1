import { defineFault } from '../define.ts';

export default defineFault({
  id: 'escaped-names-unknown',
  chapter: 'search',
  breaks: 'A parameter whose name is percent-encoded is unknown, and ignored.',
  requirements: ['search-percent-encoding-equivalent'],
  request: (request) => {
    const [path = '', query = ''] = request.url.split('?');
    const isKnown = (pair: string) => !/^[^=]*%/.test(pair);
    const known = query.split('&').filter(isKnown).join('&');
    return request.method === 'GET' && path === '/ImagingStudy' && known !== query
      ? { ...request, url: `${path}?${known}` }
      : undefined;
  },
});
