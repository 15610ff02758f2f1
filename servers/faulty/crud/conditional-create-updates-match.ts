import { conditionally, updateOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-updates-match',
  chapter: 'crud',
  breaks: 'A conditional create updates the study that its criteria match.',
  requirements: ['rest-cond-create-one-match'],
  request: conditionally('POST', (request, [match, ...more]) =>
    match && more.length === 0 ? { ...updateOf(request, match.id), method: 'PUT' } : undefined,
  ),
});
