import { defineFault } from '../define.ts';
import { notByRevived } from '../not-by-revived.ts';

export default defineFault({
  id: 'revived-without-patient',
  chapter: 'search',
  breaks: 'A study that was deleted and stored again is not found by patient.',
  requirements: ['search-returned-resources-match', 'search-param-patient'],
  ...notByRevived('patient'),
});
