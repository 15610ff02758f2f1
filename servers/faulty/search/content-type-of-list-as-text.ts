import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'content-type-of-list-as-text',
  chapter: 'search',
  breaks: 'A search whose Accept lists HTML beside FHIR JSON is answered as text/plain.',
  requirements: ['format-json-mime-type', 'format-content-negotiation'],
  seenIn: 'https://github.com/bzkf/obds-to-fhir/issues/720',
  response: (response, request) =>
    isStudySearch(request) && /text\/html/.test(request.headers.accept ?? '')
      ? { ...response, headers: { ...response.headers, 'content-type': 'text/plain' } }
      : undefined,
});
