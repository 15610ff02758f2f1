import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'empty-value-refused',
  chapter: 'search',
  breaks: 'A parameter without a value is refused.',
  requirements: ['search-empty-parameter-ignored'],
  response: (_, request) => {
    const isEmpty = parametersOf(request).some(
      ({ name, value }) => value === '' && !name.startsWith('_'),
    );
    return isStudySearch(request) && isEmpty
      ? refusal(400, 'value', 'A value is missing.')
      : undefined;
  },
});
