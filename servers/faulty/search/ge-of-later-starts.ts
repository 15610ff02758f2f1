import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ge-of-later-starts',
  chapter: 'search',
  breaks: 'ge finds only what does not start before the value.',
  requirements: ['search-date-ge-le'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'ge' && stored ? stored.range.low >= asked.low : undefined,
  }),
});
