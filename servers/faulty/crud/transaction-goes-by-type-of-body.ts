import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-goes-by-type-of-body',
  chapter: 'crud',
  breaks: 'A create in a transaction goes by the type of the resource, whatever the URL.',
  requirements: ['rest-create-type-must-match-url'],
  request: sentEntries('transaction', (entry) => {
    const { method } = asksFor(entry);
    const url = entry.resource?.resourceType;
    return method === 'POST' && url
      ? { ...entry, request: { ...entry.request, method, url } }
      : entry;
  }),
});
