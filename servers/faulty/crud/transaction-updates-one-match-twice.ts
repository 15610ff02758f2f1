import { asksFor, foundBy, type SentEntry, sentIn, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const isUpdateWhere = (entry: SentEntry) => {
  const { method, url } = asksFor(entry);
  return method === 'PUT' && /^\/ImagingStudy\?/.test(url);
};

export default defineFault({
  id: 'transaction-updates-one-match-twice',
  chapter: 'crud',
  breaks:
    'Of two updates in a transaction whose criteria match the same study the first is left out.',
  requirements: ['bundle-transaction-overlap-fails'],
  request: async (request, context) => {
    const sent = sentIn(request, 'transaction');
    const updates = sent?.filter(isUpdateWhere) ?? [];
    if (!sent || updates.length !== 2) return undefined;
    const found = [];
    for (const entry of updates) found.push(await foundBy(context, asksFor(entry).url));
    const [one, other] = found.map((matches) =>
      matches.length === 1 ? matches[0]?.id : undefined,
    );
    if (one === undefined || one !== other) return undefined;
    return withSent(
      request,
      sent.filter((entry) => entry !== updates[0]),
    );
  },
});
