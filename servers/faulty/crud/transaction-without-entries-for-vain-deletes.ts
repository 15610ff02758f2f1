import { asksFor, foundBy, type SentEntry, sentIn, toldEntries } from '../bundle-fault.ts';
import { defineFault, type FaultContext } from '../define.ts';

export default defineFault({
  id: 'transaction-without-entries-for-vain-deletes',
  chapter: 'crud',
  breaks: 'The answer to a transaction has no entry for a delete that found nothing to delete.',
  requirements: ['bundle-response-type-order'],
  request: async (request, context) => {
    for (const entry of sentIn(request, 'transaction') ?? []) {
      const key = keyOf(entry);
      if (await isVain(entry, context)) context.memory.set(key, true);
      else context.memory.delete(key);
    }
    return undefined;
  },
  response: (response, request, { memory }) =>
    toldEntries('transaction', (entries, sent) =>
      entries.filter((_, at) => !memory.has(keyOf(sent[at] ?? {}))),
    )(response, request),
});

const keyOf = (entry: SentEntry): string => JSON.stringify(entry);

async function isVain(entry: SentEntry, context: FaultContext): Promise<boolean> {
  const { method, url } = asksFor(entry);
  if (method !== 'DELETE') return false;
  if (url.includes('?')) return (await foundBy(context, url)).length === 0;
  return (await context.upstream({ method: 'GET', url, headers: {} })).status >= 400;
}
