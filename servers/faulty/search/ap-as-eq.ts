import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ap-as-eq',
  chapter: 'search',
  breaks: 'ap finds what eq finds, not all that overlaps the value.',
  requirements: ['search-date-ap'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'ap' && stored
        ? stored.range.low >= asked.low && stored.range.high <= asked.high
        : undefined,
  }),
});
