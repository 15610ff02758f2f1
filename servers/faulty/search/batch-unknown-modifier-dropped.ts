import { unmodified, withPairs } from '../asked-again.ts';
import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-unknown-modifier-dropped',
  chapter: 'search',
  breaks: 'A search in a batch does without a modifier that is not supported.',
  requirements: ['search-unsupported-modifier-rejected'],
  request: sentEntries('batch', async (entry, { upstream }) => {
    const { method, url } = asksFor(entry);
    const plain = withPairs(url, unmodified);
    if (method !== 'GET' || plain === url) return entry;
    const { status } = await upstream({ method, url, headers: {} });
    return status === 400 ? { ...entry, request: { method, url: plain.slice(1) } } : entry;
  }),
});
