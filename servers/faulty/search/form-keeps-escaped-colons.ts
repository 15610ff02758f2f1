import { defineFault } from '../define.ts';

export default defineFault({
  id: 'form-keeps-escaped-colons',
  chapter: 'search',
  breaks: 'In a form a name with %3A in it is unknown, and ignored: modifiers are lost.',
  requirements: ['search-percent-encoding-equivalent', 'search-post-equals-get'],
  request: (request) => {
    const { url, body } = request;
    if (!/^\/ImagingStudy\/_search/.test(url) || typeof body !== 'string') return undefined;
    const known = body.split('&').filter((pair) => !/^[^=]*%3A/i.test(pair));
    return { ...request, body: known.join('&') };
  },
});
