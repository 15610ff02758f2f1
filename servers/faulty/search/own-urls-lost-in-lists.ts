import { defineFault } from '../define.ts';
import { referencesLost } from '../reference-lists.ts';

export default defineFault({
  id: 'own-urls-lost-in-lists',
  chapter: 'search',
  breaks:
    'The absolute URL of a resource of the server counts for nothing beside other references.',
  requirements: ['search-or-comma', 'search-reference-forms'],
  response: referencesLost((value, _, isOwn) => isOwn(value)),
});
