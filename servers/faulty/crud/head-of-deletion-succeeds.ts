import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-of-deletion-succeeds',
  chapter: 'crud',
  breaks: 'HEAD of the version that a deletion made answers 200.',
  requirements: ['rest-head-mirrors-get'],
  response: (response, { method, url }) =>
    method === 'HEAD' && response.status === 410 && url.includes('/_history/')
      ? { ...response, status: 200 }
      : undefined,
});
