import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

const references =
  /^(?:basedon|encounter|endpoint|interpreter|patient|performer|referrer|subject)$/;

export default defineFault({
  id: 'foreign-url-refused',
  chapter: 'search',
  breaks: 'A URL of another server is refused as the value of a reference.',
  requirements: ['search-reference-foreign-absolute'],
  seenIn: 'https://github.com/HealthIntersections/fhirserver/issues/44',
  response: (_response, request) => {
    const isForeign = parametersOf(request).some(
      ({ name, value }) => references.test(name) && /^https?:\/\/other/.test(value),
    );
    return isStudySearch(request) && isForeign
      ? refusal(400, 'value', 'Not of this server.')
      : undefined;
  },
});
