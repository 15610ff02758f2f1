import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'minutes-as-hours',
  chapter: 'search',
  breaks: 'A time to the minute is taken for its hour.',
  requirements: ['search-date-minute-precision'],
  response: startedReadAs({
    range: (text) => {
      const range = dateRange(text);
      const isMinute = /T\d\d:\d\d(?:Z|[+-])/.test(text);
      return range && isMinute
        ? { low: range.low.replace(/:.*/, ':00'), high: range.low.replace(/:.*/, ':59:59.999') }
        : range;
    },
  }),
});
