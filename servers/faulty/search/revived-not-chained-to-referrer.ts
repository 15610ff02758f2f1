import { defineFault } from '../define.ts';
import { notByRevived } from '../not-by-revived.ts';

export default defineFault({
  id: 'revived-not-chained-to-referrer',
  chapter: 'search',
  breaks: 'A chain through referrer does not find a study that was deleted and stored again.',
  requirements: ['search-chain', 'search-param-referrer'],
  ...notByRevived('referrer:Practitioner.identifier'),
});
