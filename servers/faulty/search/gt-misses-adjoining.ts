import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'gt-misses-adjoining',
  chapter: 'search',
  breaks: 'gt does not find what begins where the value ends.',
  requirements: ['search-date-gt-lt'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'gt' && stored?.range.low === asked.high ? false : undefined,
  }),
});
