import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'stored-day-as-midnight',
  chapter: 'search',
  breaks: 'A day that is stored without a time is taken for its first second.',
  requirements: ['search-date-eq-implicit-range', 'search-date-eq-target-wider'],
  response: startedReadAs({
    meets: (prefix, asked, stored) => {
      if (prefix !== 'eq' || stored?.text.length !== 10) return undefined;
      const { low } = stored.range;
      return low >= asked.range.low && low < asked.range.high;
    },
  }),
});
