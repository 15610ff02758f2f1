import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'has-refused',
  chapter: 'search',
  breaks: '_has is refused, whatever type is searched.',
  requirements: ['search-has'],
  allowedBy: 'search.html#has',
  response: (_response, { url, method }) =>
    method === 'GET' && /[?&]_has(?::|%3A)/.test(url)
      ? refusal(400, 'not-supported', '_has is not supported.')
      : undefined,
});
