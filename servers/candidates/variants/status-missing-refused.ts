import { defineFault } from '../../faulty/define.ts';
import { searchRefused } from '../../faulty/modifier-refused.ts';
import { refusal } from '../../faulty/refusal.ts';

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
