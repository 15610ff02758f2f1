import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-of-search-204',
  chapter: 'search',
  breaks: 'HEAD of a search answers 204.',
  requirements: ['rest-head-mirrors-get'],
  response: (response, { method, url }) =>
    method === 'HEAD' && /^\/ImagingStudy\/?\?/.test(url) && response.status === 200
      ? { status: 204, headers: {} }
      : undefined,
});
