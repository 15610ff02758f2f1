import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'february-of-28-days',
  chapter: 'search',
  breaks: 'February ends with its 28th day in every year.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    range: (text) => {
      const range = dateRange(text);
      return range && /^\d{4}-02$/.test(text)
        ? { ...range, high: `${text}-29T00:00:00.000000000` }
        : range;
    },
  }),
});
