import { defineFault } from '../define.ts';
import { notByRevived } from '../not-by-revived.ts';

export default defineFault({
  id: 'revived-without-date',
  chapter: 'search',
  breaks: 'A study that was deleted and stored again is not found by started.',
  requirements: ['search-returned-resources-match', 'search-param-started'],
  ...notByRevived('started'),
});
