import type { ServerRequest, ServerResponse } from '../../http.ts';
import { asksFor, sentIn, type ToldEntry } from '../bundle-fault.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-reads-beside-deletion-former',
  chapter: 'crud',
  breaks:
    'A read in a batch in which another study is deleted tells the version before the current one.',
  requirements: ['rest-read-id-matches-url', 'bundle-batch-independent'],
  async response(
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> {
    const sent = sentIn(request, 'batch');
    const body = response.body as { entry?: ToldEntry[] } | undefined;
    const asked = sent?.map(asksFor) ?? [];
    if (response.status !== 200 || !body?.entry) return undefined;
    if (!asked.some(({ method }) => method === 'DELETE')) return undefined;
    const entry: ToldEntry[] = [];
    for (const [at, one] of body.entry.entries()) {
      const { method, url = '' } = asked[at] ?? {};
      const version = Number(one.resource?.meta?.versionId);
      const isRead = method === 'GET' && /^\/ImagingStudy\/[^/?]+$/.test(url) && version > 1;
      const before = isRead
        ? await upstream({ method: 'GET', url: `${url}/_history/${version - 1}`, headers: {} })
        : undefined;
      const etag = `W/"${version - 1}"`;
      entry.push(
        before?.status === 200
          ? {
              ...one,
              resource: before.body as NonNullable<ToldEntry['resource']>,
              response: { ...one.response, etag },
            }
          : one,
      );
    }
    return { ...response, body: { ...body, entry } };
  },
});
