import { sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-conditional-update-creates',
  chapter: 'crud',
  breaks: 'An update by criteria in a batch creates a study.',
  requirements: ['rest-cond-update-one-match'],
  request: sentEntries('batch', (entry) =>
    entry.request?.method === 'PUT' && entry.request.url?.includes('?')
      ? { ...entry, request: { method: 'POST', url: entry.request.url.replace(/\?.*$/, '') } }
      : entry,
  ),
});
