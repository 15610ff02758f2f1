import { sentEntries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-cuts-versions',
  chapter: 'crud',
  breaks: 'A transaction stores references to a version without the version.',
  requirements: ['bundle-transaction-other-references-untouched'],
  request: sentEntries('transaction', (entry) => {
    const cut = (text: string, name: string) =>
      name === 'reference' ? text.replace(/\/_history\/[^/]+$/, '') : text;
    return entry.resource ? { ...entry, resource: withStrings(entry.resource, cut) } : entry;
  }),
});
