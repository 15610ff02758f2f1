import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

export default defineFault({
  id: 'transaction-search-repeated-last-wins',
  chapter: 'search',
  breaks: 'In a transaction the last of a repeated parameter alone counts.',
  requirements: ['search-and-repeat', 'search-returned-resources-match'],
  response: inBatches(async (set, query, ask) => {
    const parts = query.split('&');
    const last = new Map(parts.map((part) => [part.split('=')[0], part]));
    if (last.size === parts.length) return undefined;
    return { ...(await ask([...last.values()].join('&'))), link: set.link ?? [] };
  }, 'transaction'),
});
