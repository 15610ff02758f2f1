import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'unknown-parameter-refused',
  chapter: 'search',
  breaks: 'An unknown parameter is refused, though the client asks to be lenient.',
  requirements: ['search-unknown-param-ignored'],
  level: 'SHOULD',
  response: (_response, request) => {
    const isUnknown = parametersOf(request).some(
      ({ name }) => /lightbox|^x-/.test(name) && !name.includes(':'),
    );
    return isStudySearch(request) && isUnknown
      ? refusal(400, 'not-supported', 'Unknown.')
      : undefined;
  },
});
