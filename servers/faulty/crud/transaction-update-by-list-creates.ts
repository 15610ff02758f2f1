import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-update-by-list-creates',
  chapter: 'crud',
  breaks:
    'An update in a transaction by criteria with a list of values finds nothing, and creates.',
  requirements: ['rest-cond-update-one-match', 'rest-cond-update-multiple-412', 'search-or-comma'],
  request: sentEntries('transaction', (entry) => {
    const { method, url } = asksFor(entry);
    const isByList = /^\/ImagingStudy\/?\?.*(?:,|%2C)/i.test(url);
    return method === 'PUT' && isByList
      ? { ...entry, request: { method: 'POST', url: 'ImagingStudy' } }
      : entry;
  }),
});
