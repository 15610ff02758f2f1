import { defineFault } from '../define.ts';
import { referencesLost } from '../reference-lists.ts';

export default defineFault({
  id: 'foreign-url-lost-in-or',
  chapter: 'search',
  breaks: 'The URL of another server counts for nothing beside a reference to this one.',
  requirements: ['search-reference-foreign-absolute', 'search-or-comma'],
  response: referencesLost((value, _, isOwn) => /^https?:/.test(value) && !isOwn(value)),
});
