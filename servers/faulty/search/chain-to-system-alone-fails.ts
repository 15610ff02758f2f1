import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'chain-to-system-alone-fails',
  chapter: 'search',
  breaks: 'A chain to a system without a code fails.',
  requirements: ['search-chain', 'search-token-system-only'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/issues/2553',
  ...searchRefused(
    ({ name, value }) => name.includes('.') && value.endsWith('|'),
    refusal(500, 'exception', 'No value.'),
  ),
});
