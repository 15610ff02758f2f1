import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'summary-false-as-true',
  chapter: 'search',
  breaks: '_summary=false is taken for _summary=true.',
  requirements: ['search-summary-false'],
  response: takenFor(({ name, value }) =>
    name === '_summary' && value === 'false' ? { name, value: 'true' } : undefined,
  ),
});
