import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { withSeries, withStrings } from './crud-fault.ts';
import type { FaultContext } from './define.ts';
import { isShallow } from './shallow.ts';

/** An entry of a batch or a transaction. */
export interface SentEntry {
  fullUrl?: string;
  resource?: Resource;
  request?: { method?: string; url?: string; ifMatch?: string; ifNoneExist?: string };
}

/** An entry of the answer to one. */
export interface ToldEntry {
  resource?: Resource;
  response?: { status?: string; location?: string; etag?: string; outcome?: Resource };
}

type BundleType = 'batch' | 'transaction';

/** The entries of a batch or transaction that is posted; nothing, if it is none or not of that type. */
export function sentIn(
  { method, url, body }: ServerRequest,
  type?: BundleType,
): SentEntry[] | undefined {
  const bundle = body as { resourceType?: string; type?: string; entry?: SentEntry[] } | undefined;
  if (method !== 'POST' || !/^\/(?:\?|$)/.test(url) || bundle?.resourceType !== 'Bundle') return;
  if (type ? bundle.type !== type : !['batch', 'transaction'].includes(bundle.type ?? '')) return;
  return Array.isArray(bundle.entry) ? bundle.entry : [];
}

/** The request with other entries in its Bundle. */
export function withSent(request: ServerRequest, entry: readonly SentEntry[]): ServerRequest {
  return { ...request, body: { ...(request.body as object), entry } };
}

/** Changes entries before they are processed. */
export function sentEntries(
  type: BundleType | undefined,
  change: (
    entry: SentEntry,
    context: FaultContext,
    all: readonly SentEntry[],
  ) => SentEntry | Promise<SentEntry>,
) {
  return async (
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerRequest | undefined> => {
    const entries = sentIn(request, type);
    if (!entries) return undefined;
    const changed: SentEntry[] = [];
    for (const entry of entries) changed.push(await change(entry, context, entries));
    return withSent(request, changed);
  };
}

/** Changes the strings in the series of studies that come in such a Bundle. */
export const sentSeries = (
  type: BundleType | undefined,
  change: (text: string, name: string) => string,
) =>
  sentEntries(type, (entry) => {
    const { resource } = entry;
    if (resource?.resourceType !== 'ImagingStudy' || !isShallow(resource)) return entry;
    const changed = withSeries(resource, (series) => withStrings(series, change));
    return changed ? { ...entry, resource: changed } : entry;
  });

/** Tells other entries than those of the answer to a batch or transaction that was carried out. */
export function toldEntries(
  type: BundleType | undefined,
  change: (entries: ToldEntry[], sent: readonly SentEntry[]) => ToldEntry[],
) {
  return (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
    const sent = sentIn(request, type);
    const body = response.body as { entry?: ToldEntry[] } | undefined;
    if (!sent || response.status !== 200 || !Array.isArray(body?.entry)) return undefined;
    return { ...response, body: { ...body, entry: change(body.entry, sent) } };
  };
}

/** An entry whose request has not this precondition. */
export function withoutPrecondition(entry: SentEntry, name: 'ifMatch' | 'ifNoneExist'): SentEntry {
  if (!entry.request) return entry;
  const { [name]: _left, ...request } = entry.request;
  return { ...entry, request };
}

/** The method of an entry, and its URL below the base. */
export function asksFor({ request }: SentEntry): { method: string; url: string } {
  const { method = '', url = '' } = request ?? {};
  return { method, url: `/${url.replace(/^\//, '')}` };
}

/** What a search finds, for a fault that needs to know. */
export async function foundBy({ upstream }: FaultContext, url: string): Promise<Resource[]> {
  const { body } = await upstream({ method: 'GET', url, headers: {} });
  const { entry = [] } = (body ?? {}) as { entry?: { resource?: Resource }[] };
  return entry.flatMap(({ resource }) => resource ?? []);
}

/** Deletes, by criteria that match several studies, one of them. */
export const firstMatchDeleted = (type: BundleType) =>
  sentEntries(type, async (entry, context) => {
    const { method, url } = asksFor(entry);
    if (method !== 'DELETE' || !/^\/ImagingStudy\/?\?/.test(url)) return entry;
    const [first, ...more] = await foundBy(context, url);
    return first && more.length > 0
      ? { request: { method, url: `ImagingStudy/${first.id}` } }
      : entry;
  });

/** Writes, by criteria that match one study, another one: that whose id the body has. */
export const matchUpdatedUnderBodyId = (type: BundleType) =>
  sentEntries(type, async (entry, context) => {
    const { method, url } = asksFor(entry);
    const id = entry.resource?.id;
    if (method !== 'PUT' || !/^\/ImagingStudy\/?\?/.test(url) || !id) return entry;
    const [match, ...more] = await foundBy(context, url);
    if (!match || more.length > 0 || match.id === id) return entry;
    // The match is what ifMatch is about, the other study may not be there at all.
    const isMet = entry.request?.ifMatch === `W/"${match.meta?.versionId}"`;
    const { request } = isMet ? withoutPrecondition(entry, 'ifMatch') : entry;
    return { ...entry, request: { ...request, url: `ImagingStudy/${id}` } };
  });

/** Answers updates that create with 200. */
export const creatingUpdatesAnswered200 = (
  type: BundleType,
  isMeant: (entry: SentEntry) => boolean = () => true,
) =>
  toldEntries(type, (entries, sent) =>
    entries.map((entry, at) => {
      const asked = sent[at] ?? {};
      const isIt = asked.request?.method === 'PUT' && entry.response?.status === '201';
      return isIt && isMeant(asked)
        ? { ...entry, response: { ...entry.response, status: '200' } }
        : entry;
    }),
  );

/** Answers some transactions that failed with a Bundle. */
export const failureAsBundle =
  (isMeant: (status: number, sent: readonly SentEntry[]) => boolean = () => true) =>
  (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
    const sent = sentIn(request, 'transaction');
    if (!sent || response.status < 400 || !isMeant(response.status, sent)) return undefined;
    const entry = [{ response: { status: String(response.status), outcome: response.body } }];
    return { ...response, body: { resourceType: 'Bundle', type: 'transaction-response', entry } };
  };
