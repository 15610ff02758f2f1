import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'index-in-milliseconds',
  chapter: 'search',
  breaks:
    'The index keeps milliseconds: a started with more digits of a second is not found by its own text.',
  requirements: ['search-date-eq-implicit-range', 'search-date-ne', 'search-param-started'],
  response: startedReadAs({
    stored: (text) => dateRange(text.replace(/(?<=\.\d{3})\d+/, '')),
  }),
});
