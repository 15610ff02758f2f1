import { withPairs } from '../asked-again.ts';
import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-escaped-bars-kept',
  chapter: 'search',
  breaks: 'In a batch %7C is not decoded in what a search asks of studies.',
  requirements: ['search-percent-encoding-equivalent'],
  request: sentEntries('batch', (entry) => {
    const { method, url } = asksFor(entry);
    if (method !== 'GET') return entry;
    const kept = withPairs(url, (pair) =>
      pair.startsWith('_') ? pair : pair.replaceAll(/%7C/gi, '%257C'),
    );
    return kept === url ? entry : { ...entry, request: { method, url: kept.slice(1) } };
  }),
});
