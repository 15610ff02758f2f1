import { defineFault } from '../define.ts';

export default defineFault({
  id: 'accept-first-type-only',
  chapter: 'crud',
  breaks: 'Of several types in Accept only the first is looked at.',
  requirements: ['format-content-negotiation'],
  request: (request) =>
    request.headers.accept?.includes(',')
      ? {
          ...request,
          headers: { ...request.headers, accept: request.headers.accept.split(',')[0] ?? '' },
        }
      : undefined,
});
