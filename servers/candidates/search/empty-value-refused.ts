import { defineFault } from '../../faulty/define.ts';
import { refusal } from '../../faulty/refusal.ts';
import { isStudySearch, parametersOf } from '../../faulty/search-request.ts';

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
