import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'missing-refused',
  chapter: 'search',
  breaks: 'The modifier :missing is refused with 404.',
  requirements: ['search-missing'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^missing$/, 404),
});
