import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-conditional-update-takes-first',
  chapter: 'crud',
  breaks: 'An update in a transaction whose criteria match several studies updates one of them.',
  requirements: ['rest-cond-update-multiple-412'],
  request: sentEntries('transaction', async (entry, context) => {
    const { method, url } = asksFor(entry);
    const [first, ...more] =
      method === 'PUT' && url.includes('?') ? await foundBy(context, url) : [];
    if (!first || more.length === 0 || !entry.resource) return entry;
    return {
      resource: { ...entry.resource, id: String(first.id) },
      request: { method, url: `ImagingStudy/${first.id}` },
    };
  }),
});
