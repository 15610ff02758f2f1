import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'empty-parameter-strict-refused',
  chapter: 'search',
  breaks: 'With Prefer: handling=strict a parameter without a value is refused.',
  requirements: ['search-empty-parameter-ignored'],
  response(_, request) {
    const isStrict = /\bhandling=strict\b/.test(request.headers.prefer ?? '');
    const isEmpty = parametersOf(request).some(({ value }) => value === '');
    return isStudySearch(request) && isStrict && isEmpty
      ? refusal(400, 'invalid', 'A parameter has no value.')
      : undefined;
  },
});
