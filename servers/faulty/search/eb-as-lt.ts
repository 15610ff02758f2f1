import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'eb-as-lt',
  chapter: 'search',
  breaks: 'eb finds what lt finds.',
  requirements: ['search-date-sa-eb'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'eb' && stored ? stored.range.low < asked.low : undefined,
  }),
});
