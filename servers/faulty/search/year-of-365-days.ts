import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'year-of-365-days',
  chapter: 'search',
  breaks: 'A year ends with its 365th day.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    range: (text) => {
      const range = dateRange(text);
      return range && /^\d{3}[02468]$/.test(text)
        ? { ...range, high: `${text}-12-31T00:00:00.000000000` }
        : range;
    },
  }),
});
