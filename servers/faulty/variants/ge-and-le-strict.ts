import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ge-and-le-strict',
  chapter: 'search',
  breaks:
    'ge and le are what eq or gt, and eq or lt find: the ranges beside the value begin at its ends.',
  requirements: ['search-date-ge-le'],
  allowedBy: 'search.html#prefix',
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) => {
      if (!stored) return undefined;
      const { low, high } = stored.range;
      const inside = low >= asked.low && high <= asked.high;
      if (prefix === 'ge') return inside || high > asked.high;
      return prefix === 'le' ? inside || low < asked.low : undefined;
    },
  }),
});
