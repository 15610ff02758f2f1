import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'empty-value-in-form-refused',
  chapter: 'search',
  breaks: 'A parameter without a value in the form of a POST is refused.',
  requirements: ['search-empty-parameter-ignored'],
  response: (_, request) =>
    isStudySearch(request) &&
    parametersOf(request).some(({ place, value }) => place === 'form' && value === '')
      ? refusal(400, 'invalid', 'A parameter has no value.')
      : undefined,
});
