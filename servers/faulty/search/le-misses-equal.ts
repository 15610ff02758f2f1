import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'le-misses-equal',
  chapter: 'search',
  breaks: 'le does not find what is equal to the value.',
  requirements: ['search-date-ge-le'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/390',
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'le' && stored
        ? stored.range.high <= asked.low || stored.range.low < asked.low
        : undefined,
  }),
});
