import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'status-missing-refused',
  chapter: 'search',
  breaks: ':missing is refused for elements that are mandatory.',
  requirements: ['search-missing'],
  allowedBy: 'search.html#modifiers',
  ...searchRefused(
    ({ name }) => /^(?:status|subject|_id):missing$/.test(name),
    refusal(400, 'invalid', 'This element is never missing.'),
  ),
});
