import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-conditional-update-refuses-new',
  chapter: 'crud',
  breaks: 'A transaction fails if the criteria of an update in it match nothing.',
  requirements: ['rest-cond-update-no-match-no-id'],
  request: sentEntries('transaction', async (entry, context) => {
    const { method, url } = asksFor(entry);
    const isByCriteria = method === 'PUT' && url.startsWith('/ImagingStudy?');
    const isNew = isByCriteria && (await foundBy(context, url)).length === 0;
    return isNew ? { request: { method: 'GET', url: 'ImagingStudy/matched-by-none' } } : entry;
  }),
});
