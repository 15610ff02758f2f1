import { foundBy, sentEntries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-updates-take-first-of-criteria',
  chapter: 'crud',
  breaks:
    'A reference by criteria in an update of a transaction becomes one to the first of several matches.',
  requirements: ['bundle-transaction-conditional-reference'],
  request: sentEntries('transaction', async (entry, context) => {
    if (entry.request?.method !== 'PUT' || !entry.resource) return entry;
    const firsts = new Map<string, string>();
    for (const criteria of JSON.stringify(entry.resource).match(/Patient\?[^"]+/g) ?? []) {
      const [first, ...more] = await foundBy(context, `/${criteria}`);
      if (first && more.length > 0) firsts.set(criteria, `Patient/${first.id}`);
    }
    const resource = withStrings(entry.resource, (text) => firsts.get(text) ?? text);
    return { ...entry, resource };
  }),
});
