import { sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-takes-type-of-resource',
  chapter: 'crud',
  breaks: 'A create in a batch is stored by the type of its resource, whatever type the URL names.',
  requirements: ['rest-create-type-must-match-url'],
  request: sentEntries('batch', (entry) =>
    entry.request?.method === 'POST' && entry.resource
      ? { ...entry, request: { ...entry.request, url: entry.resource.resourceType } }
      : entry,
  ),
});
