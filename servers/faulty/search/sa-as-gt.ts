import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'sa-as-gt',
  chapter: 'search',
  breaks: 'sa finds what gt finds.',
  requirements: ['search-date-sa-eb'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'sa' && stored ? stored.range.high > asked.high : undefined,
  }),
});
