import { answeredWith, asked } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'transaction-response-with-total',
  chapter: 'validation',
  breaks: 'The answer to a transaction tells a total, as searches and histories do.',
  requirements: ['bundle-total-only-search-history'],
  response: answeredWith('Bundle', asked('POST', /^\/$/), (bundle) =>
    bundle.type === 'transaction-response' ? { ...bundle, total: 1 } : undefined,
  ),
});
