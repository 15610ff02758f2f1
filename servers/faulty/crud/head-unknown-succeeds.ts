import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-unknown-succeeds',
  chapter: 'crud',
  breaks: 'HEAD of an unknown study is answered with 200.',
  requirements: ['rest-head-mirrors-get'],
  response: (response, { method, url }) =>
    method === 'HEAD' && url.startsWith('/ImagingStudy/') && response.status === 404
      ? { ...response, status: 200 }
      : undefined,
});
