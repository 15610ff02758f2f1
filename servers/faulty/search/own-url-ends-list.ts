import { defineFault } from '../define.ts';
import { referencesLost } from '../reference-lists.ts';

export default defineFault({
  id: 'own-url-ends-list',
  chapter: 'search',
  breaks: 'Of references with commas between them the first alone counts if it is an absolute URL.',
  requirements: ['search-or-comma', 'search-reference-forms'],
  response: referencesLost((_, at, isOwn, [first]) => at > 0 && isOwn(first)),
});
