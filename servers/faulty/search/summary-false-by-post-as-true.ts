import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'summary-false-by-post-as-true',
  chapter: 'search',
  breaks: 'By POST _summary=false is taken for _summary=true.',
  requirements: ['search-summary-false'],
  response: posted(
    takenFor(({ name, value }) =>
      name === '_summary' && value === 'false' ? { name, value: 'true' } : undefined,
    ),
  ),
});
