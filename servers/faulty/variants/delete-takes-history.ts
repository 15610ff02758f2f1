import type { Resource } from '../../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../../http.ts';
import { defineFault, type FaultContext } from '../define.ts';
import { type HistoryEntry, isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';
import { refusal } from '../refusal.ts';

const unknown = () => refusal(404, 'not-found', 'It is unknown.');
const numberOf = (etag: string | undefined) => Number(etag?.replace(/\D/g, ''));

/** The number of the last version of a resource that is a deletion; 0 if none is. */
async function lastDeletion({ upstream }: FaultContext, path: string): Promise<number> {
  const url = `${path}/_history?_count=1000`;
  const { body } = await upstream({ method: 'GET', url, headers: {} });
  const { entry = [] } = (body ?? {}) as { entry?: HistoryEntry[] };
  return numberOf(entry.find(isDeletion)?.response?.etag) || 0;
}

const pathOf = ({ fullUrl = '' }: HistoryEntry) => `/${fullUrl.split('/').slice(-2).join('/')}`;

const told = toldHistory(undefined, async ({ total: _total, ...history }, _, context) => {
  const lost = new Set<number>();
  for (const [at, one] of history.entry.entries()) {
    if (numberOf(one.response?.etag) <= (await lastDeletion(context, pathOf(one)))) lost.add(at);
  }
  return withoutEntries(history, (_entry, at) => lost.has(at));
});

export default defineFault({
  id: 'delete-takes-history',
  chapter: 'crud',
  breaks: 'A delete takes all versions, and itself leaves no trace.',
  requirements: ['history-survives-delete'],
  allowedBy: 'http.html#delete',
  async response(
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> {
    if (response.status === 410) return unknown();
    const [, path, version] =
      /^(\/[A-Z]\w+\/[^/?]+)\/_history(?:\/([^/?]+))?(?:\?|$)/.exec(request.url) ?? [];
    if (
      path &&
      (await context.upstream({ method: 'GET', url: path, headers: {} })).status === 410
    ) {
      return unknown();
    }
    if (!path || !version) return told(response, request, context);
    const { meta } = (response.body ?? {}) as Partial<Resource>;
    const isLost = Number(meta?.versionId) <= (await lastDeletion(context, path));
    return isLost ? unknown() : undefined;
  },
});
