import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'zones-disregarded',
  chapter: 'search',
  breaks: 'Dates and times are compared by their digits, in whatever zone they are.',
  requirements: ['search-date-timezone'],
  level: 'SHOULD',
  allowedBy: 'search.html#date',
  response: startedReadAs({ range: (text) => dateRange(text.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')) }),
});
