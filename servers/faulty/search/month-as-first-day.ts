import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'month-as-first-day',
  chapter: 'search',
  breaks: 'A month that is searched for or stored is taken for its first day.',
  requirements: ['search-date-eq-implicit-range', 'search-date-eq-target-wider'],
  response: startedReadAs({
    range: (text) => dateRange(/^\d{4}-\d\d$/.test(text) ? `${text}-01` : text),
  }),
});
