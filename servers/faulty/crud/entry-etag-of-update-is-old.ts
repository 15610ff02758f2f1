import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'entry-etag-of-update-is-old',
  chapter: 'crud',
  breaks: 'The entry for an update in a transaction has the ETag of the version before.',
  requirements: ['rest-etag-equals-versionid', 'bundle-response-entry-details'],
  response: toldEntries('transaction', (entries, sent) =>
    entries.map((entry, at) => {
      const version = Number(entry.response?.etag?.match(/\d+/)?.[0]);
      return sent[at]?.request?.method === 'PUT' && version > 1
        ? { ...entry, response: { ...entry.response, etag: `W/"${version - 1}"` } }
        : entry;
    }),
  ),
});
