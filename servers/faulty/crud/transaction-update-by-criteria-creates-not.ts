import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-update-by-criteria-creates-not',
  chapter: 'crud',
  breaks:
    'A transaction fails if the criteria of an update in it match nothing and its body has an id, though updateCreate is declared.',
  requirements: ['rest-cond-update-no-match-with-id'],
  request: sentEntries('transaction', async (entry, context) => {
    const { method, url } = asksFor(entry);
    const isMeant = method === 'PUT' && /^\/ImagingStudy\/?\?./.test(url) && entry.resource?.id;
    const isNew = isMeant && (await foundBy(context, url)).length === 0;
    return isNew ? { request: { method: 'GET', url: 'ImagingStudy/matched-by-none' } } : entry;
  }),
});
