import { defineFault } from '../define.ts';
import { referencesLost } from '../reference-lists.ts';

export default defineFault({
  id: 'own-base-taken-off-once',
  chapter: 'search',
  breaks:
    'Of references with commas between them the URLs of the server itself count only in first place.',
  requirements: ['search-or-comma', 'search-reference-forms'],
  response: referencesLost((value, at, isOwn) => at > 0 && isOwn(value)),
});
