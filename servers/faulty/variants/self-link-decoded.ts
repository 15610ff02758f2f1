import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-decoded',
  chapter: 'search',
  breaks:
    'The self link leaves bars, commas, colons and slashes unencoded, and writes a space as a plus.',
  requirements: ['search-self-link-reflects-used'],
  allowedBy: 'search.html#conformance',
  response: relinked(/^self$/, (url) =>
    url.replace(/%(?:7C|2C|3A|2F)/gi, (code) => decodeURIComponent(code)).replaceAll('%20', '+'),
  ),
});
