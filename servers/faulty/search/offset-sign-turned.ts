import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'offset-sign-turned',
  chapter: 'search',
  breaks: 'Offsets are added where they should be taken off.',
  requirements: ['search-date-timezone'],
  level: 'SHOULD',
  response: startedReadAs({
    range: (text) =>
      dateRange(text.replace(/[+-](?=\d\d:\d\d$)/, (sign) => (sign === '+' ? '-' : '+'))),
  }),
});
