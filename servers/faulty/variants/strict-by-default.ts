import { defineFault } from '../define.ts';

export default defineFault({
  id: 'strict-by-default',
  chapter: 'search',
  breaks: 'Unknown parameters are refused, whatever the client prefers.',
  requirements: ['search-unknown-param-ignored'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  request: (request) => ({
    ...request,
    headers: { ...request.headers, prefer: 'handling=strict' },
  }),
});
