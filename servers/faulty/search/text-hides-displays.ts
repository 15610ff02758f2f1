import { defineFault } from '../define.ts';
import { reasonTextIn } from '../reason-text.ts';

export default defineFault({
  id: 'text-hides-displays',
  chapter: 'search',
  breaks: 'reason:text looks at the displays of a reason only where the reason has no text.',
  requirements: ['search-token-text'],
  response: reasonTextIn((text, displays) => (text.length > 0 ? text : displays)),
});
