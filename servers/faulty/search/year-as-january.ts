import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'year-as-january',
  chapter: 'search',
  breaks: 'A year is taken for its first month.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    range: (text) => dateRange(/^\d{4}$/.test(text) ? `${text}-01` : text),
  }),
});
