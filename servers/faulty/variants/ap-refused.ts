import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'ap-refused',
  chapter: 'search',
  breaks: 'The prefix ap is refused with 422.',
  requirements: ['search-date-ap'],
  allowedBy: 'search.html#prefix',
  ...searchRefused(
    ({ name, value }) => /^(?:started|_lastUpdated)$/.test(name) && /(?:^|,)ap\d/.test(value),
    refusal(422, 'not-supported', 'The prefix ap is not supported.'),
  ),
});
