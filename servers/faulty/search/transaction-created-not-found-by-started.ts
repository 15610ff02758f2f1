import { defineFault } from '../define.ts';
import { createdUnseenBy } from '../ways-of-writing.ts';

export default defineFault({
  id: 'transaction-created-not-found-by-started',
  chapter: 'search',
  breaks: 'A study that was created in a transaction is not found by when it started.',
  requirements: ['search-returned-resources-match', 'search-param-started'],
  ...createdUnseenBy('transaction', 'started'),
});
