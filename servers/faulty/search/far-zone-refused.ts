import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'far-zone-refused',
  chapter: 'search',
  breaks: 'A time whose zone is +14:00 is refused.',
  requirements: ['search-date-ge-le', 'search-date-gt-lt'],
  ...searchRefused(
    ({ name, value }) => name === 'started' && /\+14:00$/.test(value),
    refusal(400, 'value', 'There is no such zone.'),
  ),
});
