import { defineFault } from '../define.ts';

export default defineFault({
  id: 'escaped-bar-no-separator',
  chapter: 'search',
  breaks: 'A bar written as %7c separates no system from its code.',
  requirements: ['search-percent-encoding-equivalent'],
  request: (request) =>
    request.method === 'GET' && request.url.includes('%7c')
      ? { ...request, url: request.url.replaceAll('%7c', '%5C%7C') }
      : undefined,
});
