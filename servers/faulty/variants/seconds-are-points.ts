import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'seconds-are-points',
  chapter: 'search',
  breaks: 'A time to the second is a point without width: half a second later is outside of it.',
  requirements: ['search-date-eq-implicit-range'],
  allowedBy: 'search.html#date',
  response: startedReadAs({
    range: (text) => {
      const found = dateRange(text);
      if (!found || !/T\d\d:\d\d:\d\d/.test(text)) return found;
      // The end of a range is exclusive: a point ends just behind itself.
      return { low: found.low, high: `${found.low}0` };
    },
  }),
});
