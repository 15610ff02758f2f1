import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'gt-and-lt-find-inside',
  chapter: 'search',
  breaks: 'gt finds what ge finds, lt what le finds: "the specified value and up".',
  requirements: ['search-date-gt-lt'],
  allowedBy: 'search.html#prefix',
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) => {
      if (!stored) return undefined;
      if (prefix === 'gt') return stored.range.high > asked.low;
      return prefix === 'lt' ? stored.range.low < asked.high : undefined;
    },
  }),
});
