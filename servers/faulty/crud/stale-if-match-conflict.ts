import { defineFault } from '../define.ts';

export default defineFault({
  id: 'stale-if-match-conflict',
  chapter: 'crud',
  breaks: 'An update with a stale If-Match is answered with 409.',
  requirements: ['rest-update-if-match-stale-412'],
  level: 'SHOULD',
  seenIn: 'https://github.com/microsoft/fhir-server/pull/643',
  response: (response) => (response.status === 412 ? { ...response, status: 409 } : undefined),
});
