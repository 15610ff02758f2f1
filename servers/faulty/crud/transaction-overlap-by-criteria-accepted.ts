import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-overlap-by-criteria-accepted',
  chapter: 'crud',
  breaks: 'A transaction does not see that a study it updates is one that its criteria delete.',
  requirements: ['bundle-transaction-overlap-fails'],
  request: sentEntries('transaction', async (entry, context, all) => {
    const { method, url } = asksFor(entry);
    if (method !== 'DELETE' || !url.includes('?')) return entry;
    const [match] = await foundBy(context, url);
    const isUpdated = all.some((one) => asksFor(one).url === `/ImagingStudy/${match?.id}`);
    return isUpdated ? { request: { method: 'GET', url: 'ImagingStudy?_id=none' } } : entry;
  }),
});
