import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-if-match-breaks',
  chapter: 'crud',
  breaks: 'An update whose If-Match names a version that is no number is answered with 500.',
  requirements: ['rest-update-if-match-stale-412'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/pull/7584',
  response: (response, request) =>
    response.status === 412 && !/^(?:W\/)?"?\d+"?$/.test(request.headers['if-match'] ?? '')
      ? { ...response, status: 500 }
      : undefined,
});
