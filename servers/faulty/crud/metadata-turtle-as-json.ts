import { defineFault } from '../define.ts';

export default defineFault({
  id: 'metadata-turtle-as-json',
  chapter: 'crud',
  breaks: 'The CapabilityStatement is given in JSON to who accepts Turtle alone.',
  requirements: ['capability-406'],
  seenIn: 'https://github.com/intervention-engine/fhir/issues/82',
  request: ({ headers, ...request }) =>
    /^\/metadata(?:\?|$)/.test(request.url) && /^[^,]*turtle[^,]*$/.test(headers.accept ?? '')
      ? { ...request, headers: { ...headers, accept: 'application/fhir+json' } }
      : undefined,
});
