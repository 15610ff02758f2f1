import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-loses-escape',
  chapter: 'search',
  breaks: 'The self link has lost the backslash before a comma that belongs to the value.',
  requirements: ['search-self-link-reflects-used', 'search-escape-comma'],
  response: relinked(/^self$/, (url) => url.replaceAll(/%5C(?=%2C|,)/gi, '')),
});
