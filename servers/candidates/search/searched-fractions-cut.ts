import { startedReadAs } from '../../faulty/date-reading.ts';
import { defineFault } from '../../faulty/define.ts';
import { dateRange } from '../../reference/date-range.ts';

export default defineFault({
  id: 'searched-fractions-cut',
  chapter: 'search',
  breaks: 'Fractions of a second are cut off.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({ range: (text) => dateRange(text.replace(/\.\d+/, '')) }),
});
