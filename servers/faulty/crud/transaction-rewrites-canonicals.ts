import { sentEntries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-rewrites-canonicals',
  chapter: 'crud',
  breaks: 'A transaction rewrites elements of type canonical.',
  requirements: ['bundle-transaction-other-references-untouched'],
  request: sentEntries('transaction', (entry, _, all) => {
    const known = all.map(({ fullUrl }) => fullUrl);
    const change = (text: string, name: string) =>
      name === 'valueCanonical' && known.includes(text) ? 'Patient/new' : text;
    return entry.resource ? { ...entry, resource: withStrings(entry.resource, change) } : entry;
  }),
});
