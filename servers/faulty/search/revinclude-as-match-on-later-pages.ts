import { matchesOnLaterPages } from '../companions-as-matches.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revinclude-as-match-on-later-pages',
  chapter: 'search',
  breaks: 'On the pages after the first what is included in reverse has mode match.',
  requirements: ['search-revinclude'],
  response: matchesOnLaterPages(/^_revinclude/),
});
