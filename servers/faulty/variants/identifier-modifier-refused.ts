import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'identifier-modifier-refused',
  chapter: 'search',
  breaks: 'The modifier :identifier is refused with 422.',
  requirements: ['search-reference-identifier-modifier'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^identifier$/, 422),
});
