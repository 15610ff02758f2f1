import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

const THIRTY_ONE_DAYS = 31 * 24 * 60 * 60 * 1000;

export default defineFault({
  id: 'month-of-31-days',
  chapter: 'search',
  breaks: 'Every month has 31 days: what follows a shorter one counts as part of it.',
  requirements: ['search-date-eq-implicit-range'],
  seenIn: 'docs/findings/medplum.md#dates',
  response: startedReadAs({
    range: (text) => {
      const range = dateRange(text);
      if (!range || !/^\d{4}-\d\d$/.test(text)) return range;
      const end = new Date(Date.parse(`${text}-01`) + THIRTY_ONE_DAYS).toISOString().slice(0, 10);
      return { ...range, high: `${end}T00:00:00.000000000` };
    },
  }),
});
