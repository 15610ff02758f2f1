import { defineFault } from '../define.ts';

export default defineFault({
  id: 'throttled',
  chapter: 'crud',
  breaks:
    'Every thirtieth request is not carried out but answered with 429 or 503, and Retry-After.',
  requirements: ['rest-create-201'],
  allowedBy: 'http.html#Status-Codes',
  request: (_, { memory }) => {
    const count = Number(memory.get('count') ?? 0) + 1;
    memory.set('count', count);
    return count % 30 === 0 ? { method: 'GET', url: '/metadata', headers: {} } : undefined;
  },
  response: (_, __, { memory }) => {
    const count = Number(memory.get('count') ?? 0);
    if (count % 30 !== 0) return undefined;
    const status = count % 60 === 0 ? 429 : 503;
    return { status, headers: { 'retry-after': '1' } };
  },
});
