import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'empty-sort-refused',
  chapter: 'search',
  breaks: '_sort without a value is refused.',
  requirements: ['search-empty-parameter-ignored'],
  response: (_, request) =>
    isStudySearch(request) &&
    parametersOf(request).some(({ name, value }) => name === '_sort' && value === '')
      ? refusal(400, 'value', '_sort names nothing.')
      : undefined,
});
