import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'eb-misses-years',
  chapter: 'search',
  breaks: 'eb never finds a study of which the year alone is known.',
  requirements: ['search-date-sa-eb'],
  response: startedReadAs({
    meets: (prefix, _asked, stored) =>
      prefix === 'eb' && stored?.text.length === 'YYYY'.length ? false : undefined,
  }),
});
