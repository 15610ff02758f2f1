import { defineFault } from '../define.ts';

export default defineFault({
  id: 'capability-whatever-accepted',
  chapter: 'crud',
  breaks: 'The CapabilityStatement is given in JSON, whatever Accept asks for.',
  requirements: ['capability-406'],
  request: ({ headers, ...request }) =>
    /^\/metadata(?:\?|$)/.test(request.url)
      ? { ...request, headers: { ...headers, accept: 'application/fhir+json' } }
      : undefined,
});
