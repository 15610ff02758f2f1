import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-unknown-version-succeeds',
  chapter: 'crud',
  breaks: 'HEAD of a version that never was answers 200.',
  requirements: ['rest-head-mirrors-get'],
  response: (response, { method, url }) =>
    method === 'HEAD' && response.status === 404 && url.includes('/_history/')
      ? { ...response, status: 200 }
      : undefined,
});
