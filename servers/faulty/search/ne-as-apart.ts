import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ne-as-apart',
  chapter: 'search',
  breaks: 'ne finds only what does not overlap the value.',
  requirements: ['search-date-ne'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'ne' && stored
        ? stored.range.high <= asked.low || stored.range.low >= asked.high
        : undefined,
  }),
});
