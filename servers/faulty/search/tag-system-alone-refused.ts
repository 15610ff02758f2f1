import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'tag-system-alone-refused',
  chapter: 'search',
  breaks: '_tag and _security are refused where their value is a system without a code.',
  requirements: ['search-token-system-only'],
  seenIn: 'docs/findings/hapi.md#tokens-and-ids',
  ...searchRefused(
    ({ name, value }) => /^_(?:tag|security)$/.test(name) && value.endsWith('|'),
    refusal(400, 'processing', 'A code is needed, and not a system alone.'),
  ),
});
