import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'of-type-refused',
  chapter: 'search',
  breaks: 'The modifier :of-type is refused with 501.',
  requirements: ['search-token-of-type'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^of-type$/, 501),
});
