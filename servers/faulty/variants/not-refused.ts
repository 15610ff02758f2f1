import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'not-refused',
  chapter: 'search',
  breaks: 'The modifier :not is refused with 400.',
  requirements: ['search-token-not'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^not$/, 400),
});
