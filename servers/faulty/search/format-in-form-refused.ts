import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'format-in-form-refused',
  chapter: 'search',
  breaks: '_format in the form of a search by POST is refused.',
  requirements: ['search-post-equals-get', 'format-param-values'],
  response: (_response, request) =>
    isStudySearch(request) &&
    parametersOf(request).some(({ name, place }) => name === '_format' && place === 'form')
      ? refusal(400, 'not-supported', 'There is no search parameter _format.')
      : undefined,
});
