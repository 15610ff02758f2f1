import { asksFor, toldEntries } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-upsert-etag-is-zero',
  chapter: 'crud',
  breaks: 'The entry of a batch for an update to an unused id has the ETag of a version 0.',
  requirements: ['rest-etag-equals-versionid', 'bundle-response-entry-details'],
  response: toldEntries('batch', (entries, sent) =>
    entries.map((entry, at) => {
      const { method, url } = asksFor(sent[at] ?? {});
      const { status, etag } = entry.response ?? {};
      const isUpsert = method === 'PUT' && studyOf({ url }) && status === '201';
      return isUpsert && etag === 'W/"1"'
        ? { ...entry, response: { ...entry.response, etag: 'W/"0"' } }
        : entry;
    }),
  ),
});
