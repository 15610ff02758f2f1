import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'repeated-dates-refused',
  chapter: 'search',
  breaks: 'started is refused when it is there twice and one of its values has no prefix.',
  requirements: ['search-and-repeat'],
  seenIn: 'https://github.com/FHIR/fhir.js/issues/120',
  ...refusing(
    (request) => {
      const dates = parametersOf(request).filter(({ name }) => /^started(?::|$)/.test(name));
      const isBare = dates.some(({ value }) => /^(?:\d|$)/.test(value));
      return isStudySearch(request) && dates.length > 1 && isBare;
    },
    refusal(400, 'processing', 'Several dates without a prefix are not supported.'),
  ),
});
