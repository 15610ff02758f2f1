import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-conditional-put-to-body-id',
  chapter: 'crud',
  breaks:
    'An update by criteria in a transaction writes the study under the id in its body, whatever the criteria match.',
  requirements: ['rest-cond-update-one-match-id-mismatch', 'rest-cond-update-one-match'],
  request: sentEntries('transaction', async (entry, context) => {
    const { method, url } = asksFor(entry);
    const id = entry.resource?.id;
    if (method !== 'PUT' || !/^\/ImagingStudy\/?\?/.test(url) || !id) return entry;
    const matches = await foundBy(context, url);
    return matches.length === 1 && matches[0]?.id !== id
      ? { ...entry, request: { ...entry.request, url: `ImagingStudy/${id}` } }
      : entry;
  }),
});
