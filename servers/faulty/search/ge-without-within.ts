import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ge-without-within',
  chapter: 'search',
  breaks: 'ge finds what reaches above the value or equals it, but not what lies within it.',
  requirements: ['search-date-ge-le'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'ge' && stored
        ? stored.range.high > asked.high ||
          (stored.range.low <= asked.low && stored.range.high >= asked.high)
        : undefined,
  }),
});
