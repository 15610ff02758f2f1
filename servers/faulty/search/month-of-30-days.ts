import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'month-of-30-days',
  chapter: 'search',
  breaks: 'A month ends with its 30th day.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    range: (text) => {
      const range = dateRange(text);
      return range && /^\d{4}-\d\d$/.test(text)
        ? { ...range, high: `${text}-31T00:00:00.000000000` }
        : range;
    },
  }),
});
