import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-without-dot',
  chapter: 'search',
  breaks: 'The self link names a chain with a type without its dot: subject:Patientname.',
  requirements: ['search-self-link-reflects-used', 'search-chain'],
  response: relinked(/^self$/, (url) =>
    url.replace(/([?&][a-z]+(?::|%3A)[A-Z]\w+)\.(?=[a-z_])/g, '$1'),
  ),
});
