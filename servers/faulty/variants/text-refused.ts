import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'text-refused',
  chapter: 'search',
  breaks: 'The modifier :text is refused with 405.',
  requirements: ['search-token-text'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/^text$/, 405),
});
