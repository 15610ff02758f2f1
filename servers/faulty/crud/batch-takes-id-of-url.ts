import { asksFor, sentEntries } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-takes-id-of-url',
  chapter: 'crud',
  breaks: 'An update in a batch is stored under the id in its URL, whatever id the study has.',
  requirements: ['rest-update-id-mismatch-400'],
  request: sentEntries('batch', (entry) => {
    const { method, url } = asksFor(entry);
    const id = studyOf({ url })?.split('/')[2];
    return method === 'PUT' && id && entry.resource
      ? { ...entry, resource: { ...entry.resource, id } }
      : entry;
  }),
});
