import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-without-modifiers',
  chapter: 'search',
  breaks: 'The self link names parameters without their modifiers.',
  requirements: ['search-self-link-reflects-used'],
  response: relinked(/^self$/, (url) =>
    url.replace(/([?&][a-z-]+)(?::|%3A)(?:not|missing)=/g, '$1='),
  ),
});
