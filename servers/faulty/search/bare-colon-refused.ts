import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'bare-colon-refused',
  chapter: 'search',
  breaks: 'A colon in a date that is not percent-encoded is refused.',
  requirements: ['search-date-escaped-colon'],
  response: (_response, request) =>
    isStudySearch(request) && /[?&]started=[^&]*:/.test(request.url)
      ? refusal(400, 'value', 'No date.')
      : undefined,
});
