import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'minutes-refused',
  chapter: 'search',
  breaks: 'A time without seconds is refused.',
  requirements: ['search-date-minute-precision'],
  response: (_response, request) => {
    const isMinute = parametersOf(request).some(
      ({ name, value }) => name === 'started' && /T\d\d:\d\d(?:Z|[+-]|$)/.test(value),
    );
    return isStudySearch(request) && isMinute
      ? refusal(400, 'value', 'Seconds are missing.')
      : undefined;
  },
});
