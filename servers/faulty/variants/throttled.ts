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
  // Several requests may be under way: which of them was turned away shows in what came of it.
  response: ({ body }, { url }, { memory }) => {
    const { resourceType } = (body ?? {}) as { resourceType?: string };
    if (resourceType !== 'CapabilityStatement' || url.startsWith('/metadata')) return undefined;
    const status = Number(memory.get('count') ?? 0) % 60 < 30 ? 429 : 503;
    return { status, headers: { 'retry-after': '1' } };
  },
});
