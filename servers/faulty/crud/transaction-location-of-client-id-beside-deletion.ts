import { asksFor, toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-location-of-client-id-beside-deletion',
  chapter: 'crud',
  breaks:
    'In a transaction that also deletes, the location of a create names the id of the body, though the study has another one.',
  requirements: ['rest-create-location', 'bundle-response-entry-details'],
  response: toldEntries('transaction', (entries, sent) => {
    if (!sent.some((entry) => asksFor(entry).method === 'DELETE')) return entries;
    return entries.map((entry, at) => {
      const id = sent[at]?.resource?.id;
      const { location } = entry.response ?? {};
      if (asksFor(sent[at] ?? {}).method !== 'POST' || !id || !location) return entry;
      const other = location.replace(/(?<=ImagingStudy\/)[^/]+/, id);
      return { ...entry, response: { ...entry.response, location: other } };
    });
  }),
});
