import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'batch-search-first-criterion-only',
  chapter: 'search',
  breaks: 'A search in a batch goes by its first parameter alone.',
  requirements: ['search-returned-resources-match'],
  response: inBatches(async (set, query, ask) => {
    const [first = '', ...others] = query.split('&');
    if (others.length === 0) return undefined;
    return { ...(await ask(first)), link: set.link ?? [] };
  }),
});
