import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'summary-refused',
  chapter: 'search',
  breaks: '_summary is refused.',
  requirements: ['search-summary-count'],
  level: 'SHOULD',
  allowedBy: 'search.html#summary',
  ...searchRefused(
    ({ name }) => name === '_summary',
    refusal(400, 'not-supported', 'Summaries are not supported.'),
  ),
});
