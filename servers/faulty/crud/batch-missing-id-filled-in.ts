import { asksFor, sentEntries } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-missing-id-filled-in',
  chapter: 'crud',
  breaks: 'A study without id in an update of a batch is given that of the URL.',
  requirements: ['rest-update-missing-id-400'],
  request: sentEntries('batch', (entry) => {
    const { method, url } = asksFor(entry);
    const id = studyOf({ url })?.split('/')[2];
    return method === 'PUT' && id && entry.resource && entry.resource.id === undefined
      ? { ...entry, resource: { ...entry.resource, id } }
      : entry;
  }),
});
