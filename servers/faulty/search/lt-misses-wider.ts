import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'lt-misses-wider',
  chapter: 'search',
  breaks: 'lt does not find what starts before the value and ends after it.',
  requirements: ['search-date-gt-lt'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'lt' && stored && stored.range.high > asked.high ? false : undefined,
  }),
});
