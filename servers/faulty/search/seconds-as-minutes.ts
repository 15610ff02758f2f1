import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'seconds-as-minutes',
  chapter: 'search',
  breaks: 'A time to the second is taken for its minute.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    range: (text) => dateRange(text.replace(/(T\d\d:\d\d):\d\d(?:\.\d+)?/, '$1')),
  }),
});
