import { defineFault } from '../define.ts';
import { modifierRefused } from '../modifier-refused.ts';

export default defineFault({
  id: 'all-modifiers-refused',
  chapter: 'search',
  breaks: 'Every modifier is refused, with 403.',
  requirements: ['search-unsupported-modifier-rejected'],
  allowedBy: 'search.html#modifiers',
  ...modifierRefused(/./, 403),
});
