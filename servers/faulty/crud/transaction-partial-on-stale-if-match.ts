import type { Resource } from '../../../spec/index.ts';
import { asksFor, type SentEntry, sentIn, type ToldEntry, withSent } from '../bundle-fault.ts';
import { defineFault, type FaultContext } from '../define.ts';

async function isStale(entry: SentEntry, { upstream }: FaultContext): Promise<boolean> {
  const { method, url } = asksFor(entry);
  const version = /"(.*)"/.exec(entry.request?.ifMatch ?? '')?.[1];
  if (method !== 'PUT' || url.includes('?') || version === undefined) return false;
  const { body } = await upstream({ method: 'GET', url, headers: {} });
  return (body as Resource | undefined)?.meta?.versionId !== version;
}

export default defineFault({
  id: 'transaction-partial-on-stale-if-match',
  chapter: 'crud',
  breaks:
    'A transaction with an update whose ifMatch is stale carries out its other entries, and tells 412 of that one.',
  requirements: ['bundle-transaction-atomic', 'bundle-transaction-failure-outcome'],
  response: async (response, request, context) => {
    const sent = sentIn(request, 'transaction') ?? [];
    if (response.status !== 412 || sent.length < 2) return undefined;
    const stale = new Set<SentEntry>();
    for (const entry of sent) if (await isStale(entry, context)) stale.add(entry);
    if (stale.size === 0) return undefined;
    const others = sent.filter((entry) => !stale.has(entry));
    const done = await context.upstream(withSent(request, others));
    if (done.status !== 200) return undefined;
    const body = done.body as { entry?: ToldEntry[] };
    const told = [...(body.entry ?? [])];
    const failed = { response: { status: '412', outcome: response.body } };
    const entry = sent.map((one) => (stale.has(one) ? failed : told.shift()));
    return { ...done, body: { ...body, entry } };
  },
});
