import { defineFault } from '../define.ts';
import { reasonTextIn } from '../reason-text.ts';

export default defineFault({
  id: 'text-hidden-by-displays',
  chapter: 'search',
  breaks: 'reason:text looks at the text of a reason only where no coding of it has a display.',
  requirements: ['search-token-text'],
  response: reasonTextIn((text, displays) => (displays.length > 0 ? displays : text)),
});
