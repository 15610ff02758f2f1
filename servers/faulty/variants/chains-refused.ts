import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'chains-refused',
  chapter: 'search',
  breaks: 'Chains are refused.',
  requirements: ['search-chain'],
  allowedBy: 'search.html#conformance',
  ...searchRefused(
    ({ name }) => !name.startsWith('_') && name.includes('.'),
    refusal(400, 'not-supported', 'Chains are not supported.'),
  ),
});
