import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'chains-of-two-refused',
  chapter: 'search',
  breaks: 'Chains of more than one step are refused.',
  requirements: ['search-chain'],
  allowedBy: 'search.html#conformance',
  ...searchRefused(
    ({ name }) => !name.startsWith('_') && /\..*\./.test(name),
    refusal(501, 'not-supported', 'Chains of several steps are not supported.'),
  ),
});
