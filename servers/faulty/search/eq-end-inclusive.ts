import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'eq-end-inclusive',
  chapter: 'search',
  breaks: 'A day holds the first moment of the next one.',
  requirements: ['search-date-eq-implicit-range'],
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) =>
      prefix === 'eq' && stored?.range.low === asked.high && stored.text.length > 10
        ? true
        : undefined,
  }),
});
