import { defineFault } from '../define.ts';

export default defineFault({
  id: 'lower-case-escapes-kept',
  chapter: 'search',
  breaks: 'Percent-encodings with digits in lower case are not decoded.',
  requirements: ['search-percent-encoding-equivalent'],
  request: (request) => {
    const [path = '', query = ''] = request.url.split('?');
    const kept = query.replace(/%(?=[0-9A-F]?[a-f]|[a-f])/g, '%25');
    return path === '/ImagingStudy' && kept !== query
      ? { ...request, url: `${path}?${kept}` }
      : undefined;
  },
});
