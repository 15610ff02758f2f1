import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'entry-version-is-precondition',
  chapter: 'crud',
  breaks:
    'In a batch or transaction the version id in the body of an update is taken for an ifMatch.',
  requirements: ['rest-update-ignores-client-version-meta'],
  request: sentEntries(undefined, (entry) => {
    const { method } = asksFor(entry);
    const versionId = entry.resource?.meta?.versionId;
    if (method !== 'PUT' || versionId === undefined || entry.request?.ifMatch) return entry;
    return { ...entry, request: { ...entry.request, ifMatch: `W/"${versionId}"` } };
  }),
});
