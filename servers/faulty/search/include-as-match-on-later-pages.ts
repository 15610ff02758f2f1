import { matchesOnLaterPages } from '../companions-as-matches.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-as-match-on-later-pages',
  chapter: 'search',
  breaks: 'On the pages after the first what is included has mode match.',
  requirements: ['search-include'],
  response: matchesOnLaterPages(/^_(?:rev)?include/),
});
