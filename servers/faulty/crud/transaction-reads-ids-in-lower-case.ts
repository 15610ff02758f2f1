import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-reads-ids-in-lower-case',
  chapter: 'crud',
  breaks: 'A read in a transaction takes an id in upper case for one in lower case.',
  requirements: ['rest-read-id-matches-url'],
  request: sentEntries('transaction', (entry) => {
    const { method, url } = asksFor(entry);
    const [, id] = /^\/ImagingStudy\/([^/?]+)$/.exec(url) ?? [];
    return method === 'GET' && id
      ? { ...entry, request: { method, url: `ImagingStudy/${id.toLowerCase()}` } }
      : entry;
  }),
});
