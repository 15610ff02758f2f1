import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'type-modifier-refused',
  chapter: 'search',
  breaks: 'The modifiers that name a type are refused with 400.',
  requirements: ['search-reference-type-modifier'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^[A-Z]/, 400),
});
