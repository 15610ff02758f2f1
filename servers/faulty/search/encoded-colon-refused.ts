import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'encoded-colon-refused',
  chapter: 'search',
  breaks: 'A colon in a date that is percent-encoded is not decoded, and the date refused.',
  requirements: ['search-date-escaped-colon'],
  response: (_response, request) =>
    isStudySearch(request) && /[?&]started=[^&]*%3A/i.test(request.url)
      ? refusal(400, 'value', 'No date.')
      : undefined,
});
