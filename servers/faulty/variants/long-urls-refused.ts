import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'long-urls-refused',
  chapter: 'search',
  breaks: 'A URL of more than 2,000 characters is answered with 414.',
  requirements: ['search-post-supported'],
  allowedBy: 'http.html#search',
  response: (_, { method, url }) =>
    method === 'GET' && url.length > 2000 ? refusal(414, 'too-long', 'Search by POST.') : undefined,
});
