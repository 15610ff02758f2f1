import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-if-none-exist-takes-first',
  chapter: 'crud',
  breaks: 'ifNoneExist that matches several studies takes one of them.',
  requirements: ['rest-cond-create-multiple-412'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/4281',
  request: sentEntries('transaction', async (entry, context) => {
    const { ifNoneExist } = entry.request ?? {};
    const [first, ...more] = ifNoneExist
      ? await foundBy(context, `${asksFor(entry).url}?${ifNoneExist}`)
      : [];
    return first && more.length > 0
      ? { ...entry, request: { ...entry.request, ifNoneExist: `_id=${first.id}` } }
      : entry;
  }),
});
