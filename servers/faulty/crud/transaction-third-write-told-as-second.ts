import { asksFor, toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const WRITES = ['POST', 'PUT'];

export default defineFault({
  id: 'transaction-third-write-told-as-second',
  chapter: 'crud',
  breaks:
    'In the answer to a transaction the third study that is written has the etag of the second.',
  requirements: ['bundle-response-entry-details', 'rest-etag-equals-versionid'],
  response: toldEntries('transaction', (entries, sent) => {
    const written = sent.flatMap((one, at) => (WRITES.includes(asksFor(one).method) ? [at] : []));
    const [, second, third] = written;
    if (second === undefined || third === undefined) return entries;
    const etag = entries[second]?.response?.etag;
    return entries.map((one, at) =>
      at === third && etag ? { ...one, response: { ...one.response, etag } } : one,
    );
  }),
});
