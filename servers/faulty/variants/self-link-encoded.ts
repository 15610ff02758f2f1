import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-encoded',
  chapter: 'search',
  breaks: 'The self link encodes all that can be encoded, in lower case, colons of modifiers too.',
  requirements: ['search-self-link-reflects-used'],
  allowedBy: 'search.html#conformance',
  response: relinked(/^self$/, (url) => {
    const [path = '', query] = url.split('?');
    if (query === undefined) return path;
    const encoded = decodeURIComponent(query.replace(/%(?:26|3D|25|2B)/gi, encodeURIComponent))
      .replace(/[^A-Za-z0-9=&%_.~-]+/g, encodeURIComponent)
      .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    return `${path}?${encoded}`;
  }),
});
