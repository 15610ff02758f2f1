import { asksFor, type SentEntry, sentIn, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-overlap-accepted',
  chapter: 'crud',
  breaks: 'Of an update and a delete of one study in a transaction only the update is carried out.',
  requirements: ['bundle-transaction-overlap-fails'],
  request: async (request) => {
    const entries = sentIn(request, 'transaction');
    const updated = (entries ?? [])
      .map(asksFor)
      .filter(({ method }) => method === 'PUT')
      .map(({ url }) => url);
    const isLost = (entry: SentEntry) =>
      asksFor(entry).method === 'DELETE' && updated.includes(asksFor(entry).url);
    return entries?.some(isLost)
      ? withSent(
          request,
          entries.filter((one) => !isLost(one)),
        )
      : undefined;
  },
});
