import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'offset-minutes-ignored',
  chapter: 'search',
  breaks: 'Of the offset of a stored time only the hours count.',
  requirements: ['search-date-timezone', 'search-param-started'],
  level: 'SHOULD',
  response: startedReadAs({
    stored: (text) => dateRange(text.replace(/([+-]\d\d):\d\d$/, '$1:00')),
  }),
});
