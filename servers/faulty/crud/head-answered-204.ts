import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-answered-204',
  chapter: 'crud',
  breaks: 'HEAD of a study is answered with 204.',
  requirements: ['rest-head-mirrors-get'],
  response: (response, { method, url }) =>
    method === 'HEAD' && url.startsWith('/ImagingStudy/') && response.status === 200
      ? { ...response, status: 204 }
      : undefined,
});
