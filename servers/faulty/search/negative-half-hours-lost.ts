import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'negative-half-hours-lost',
  chapter: 'search',
  breaks: 'Of a zone west of Greenwich in the time asked for only the hours count.',
  requirements: ['search-date-eq-implicit-range', 'search-date-timezone'],
  response: startedReadAs({
    range: (text) => dateRange(text.replace(/(-\d\d):30$/, '$1:00')),
    stored: dateRange,
  }),
});
