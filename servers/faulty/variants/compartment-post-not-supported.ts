import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'compartment-post-not-supported',
  chapter: 'search',
  breaks: 'Searches in compartments by POST are answered with 405.',
  requirements: ['search-compartment-patient'],
  allowedBy: 'http.html#search',
  response: (_response, { url, method }) =>
    method === 'POST' && /^\/[A-Z][A-Za-z]+\/[^/?]+\/ImagingStudy\/_search/.test(url)
      ? refusal(405, 'not-supported', 'Compartments are searched by GET.')
      : undefined,
});
