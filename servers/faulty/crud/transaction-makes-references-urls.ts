import { sentEntries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-makes-references-urls',
  chapter: 'crud',
  breaks: 'A transaction makes URLs of references to resources that it does not write.',
  requirements: ['bundle-transaction-other-references-untouched'],
  request: sentEntries('transaction', (entry) => {
    const change = (text: string, name: string) =>
      name === 'reference' && /^[A-Z]\w+\/[^/?]+$/.test(text)
        ? `http://a.example/fhir/${text}`
        : text;
    return entry.resource ? { ...entry, resource: withStrings(entry.resource, change) } : entry;
  }),
});
