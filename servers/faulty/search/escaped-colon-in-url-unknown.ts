import { defineFault } from '../define.ts';

const escaped = /([?&][a-z-]+)%3A([A-Za-z-]+=)/g;

export default defineFault({
  id: 'escaped-colon-in-url-unknown',
  chapter: 'search',
  breaks: 'A modifier behind %3A in a URL makes the parameter an unknown one.',
  requirements: ['search-percent-encoding-equivalent'],
  request: (request) => {
    const url = request.url.replace(escaped, '$1_$2');
    return request.method === 'GET' && url !== request.url ? { ...request, url } : undefined;
  },
});
