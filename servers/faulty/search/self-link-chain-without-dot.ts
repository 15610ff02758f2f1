import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-chain-without-dot',
  chapter: 'search',
  breaks: 'The self link names a chain without its dot.',
  requirements: ['search-self-link-reflects-used'],
  response: relinked(/^self$/, (url) => url.replace(/([?&][a-z-]+)\.(?=[a-z_-]+=)/g, '$1')),
});
