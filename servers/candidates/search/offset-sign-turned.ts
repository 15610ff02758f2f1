import { startedReadAs } from '../../faulty/date-reading.ts';
import { defineFault } from '../../faulty/define.ts';
import { dateRange } from '../../reference/date-range.ts';

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
