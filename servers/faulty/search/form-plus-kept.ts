import { defineFault } from '../define.ts';

export default defineFault({
  id: 'form-plus-kept',
  chapter: 'search',
  breaks: 'In a form a plus sign is not read as a space.',
  requirements: ['search-post-equals-get'],
  request: (request) => {
    const { url, body } = request;
    if (!/^\/ImagingStudy\/_search/.test(url) || typeof body !== 'string') return undefined;
    return { ...request, body: body.replaceAll('+', '%2B') };
  },
});
