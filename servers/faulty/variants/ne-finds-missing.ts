import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ne-finds-missing',
  chapter: 'search',
  breaks: 'The prefix ne also finds studies that have no time.',
  requirements: ['search-date-ne'],
  allowedBy: 'search.html#prefix',
  response: startedReadAs({
    meets: (prefix, _, stored) => (prefix === 'ne' && !stored ? true : undefined),
  }),
});
