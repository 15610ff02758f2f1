import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'searched-fractions-cut',
  chapter: 'search',
  breaks: 'Fractions of a second are cut off.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({ range: (text) => dateRange(text.replace(/\.\d+/, '')) }),
});
