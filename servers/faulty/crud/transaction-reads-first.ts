import type { Resource } from '../../../spec/index.ts';
import { asksFor, sentIn, toldEntries } from '../bundle-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-reads-first',
  chapter: 'crud',
  breaks: 'A read in a transaction gives what was there before.',
  requirements: ['bundle-transaction-order-independent'],
  request: async (request, { upstream, memory }) => {
    const before = new Map<number, Resource | undefined>();
    for (const [at, entry] of (sentIn(request, 'transaction') ?? []).entries()) {
      const { method, url } = asksFor(entry);
      if (method === 'GET') before.set(at, studyIn(await upstream({ method, url, headers: {} })));
    }
    memory.set('before', before);
    return undefined;
  },
  response: (response, request, { memory }) => {
    const before = memory.get('before') as Map<number, Resource | undefined>;
    return toldEntries('transaction', (entries) =>
      entries.map((one, at) => {
        const resource = before.get(at);
        return resource ? { ...one, resource } : one;
      }),
    )(response, request);
  },
});
