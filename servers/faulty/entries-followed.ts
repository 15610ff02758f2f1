import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { asksFor, foundBy, type SentEntry, sentIn, type ToldEntry } from './bundle-fault.ts';
import { studyOf } from './crud-request.ts';
import type { FaultContext } from './define.ts';
import {
  type HistoryBundle,
  isDeletion,
  type Level,
  toldHistory,
  withoutEntries,
} from './history-fault.ts';

/** What an entry of a batch or transaction did to a study. */
export interface Followed {
  kind: 'created' | 'updated' | 'revived' | 'deleted';
  method: string;
  byCriteria: boolean;
  versionId?: string | undefined;
  /** As it was before; a deleted one as it was last. */
  before?: Resource | undefined;
  sent?: Resource | undefined;
}

/** What became of studies by such entries, until they are written alone. */
interface Known {
  /** By the path of a study. */
  at(path: string | undefined): Followed | undefined;
  /** Of a study in the version that an entry made. */
  version(study: Resource | undefined): Followed | undefined;
}

type Answer = ServerResponse | undefined;
type Tell = (
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
) => Answer | Promise<Answer>;

const BEFORE = 'before';

/**
 * The hooks of a server that errs in what follows from some entries of batches or transactions.
 * @param isMeant the entries in which it does
 * @param tell returns what it tells otherwise
 */
export function entriesFollowed(
  type: 'batch' | 'transaction',
  isMeant: (one: Followed) => boolean,
  tell: (known: Known) => Tell,
) {
  return {
    request: async (request: ServerRequest, context: FaultContext): Promise<undefined> => {
      if (['PUT', 'DELETE'].includes(request.method)) {
        context.memory.delete(studyOf(request) ?? '');
      }
      const before: (Resource | undefined)[] = [];
      for (const entry of sentIn(request, type) ?? []) before.push(await changing(entry, context));
      context.memory.set(BEFORE, before);
    },
    response: (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
      const { memory } = context;
      const before = memory.get(BEFORE) as (Resource | undefined)[];
      const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
      for (const [at, sent] of (sentIn(request, type) ?? []).entries()) {
        const told = entry[at] ?? {};
        const one = followed(sent, told, before[at]);
        if (one && isMeant(one)) memory.set(pathOf(sent, told, before[at]), one);
      }
      const known: Known = {
        at: (path = '') => memory.get(path) as Followed | undefined,
        version: (study) => {
          const one = known.at(`/ImagingStudy/${study?.id}`);
          return one?.versionId === study?.meta?.versionId ? one : undefined;
        },
      };
      return tell(known)(response, request, context);
    },
  };
}

/** Leaves what such entries did out of the histories of a level. */
export const leftOutOf =
  (level: Level) =>
  (known: Known): Tell =>
    toldHistory(level, (history) =>
      withoutEntries(history, (one) =>
        isDeletion(one)
          ? known.at(`/${one.request?.url}`)?.kind === 'deleted'
          : known.version(one.resource) !== undefined,
      ),
    );

/** The study that an entry is about to change. */
async function changing(entry: SentEntry, context: FaultContext): Promise<Resource | undefined> {
  const { method, url } = asksFor(entry);
  if (method !== 'PUT' && method !== 'DELETE') return undefined;
  const path = studyOf({ url });
  if (path) return lastOf(path, context);
  const [match, ...more] = url.startsWith('/ImagingStudy?') ? await foundBy(context, url) : [];
  return more.length === 0 ? match : undefined;
}

async function lastOf(path: string, { upstream }: FaultContext): Promise<Resource | undefined> {
  const get = (url: string) => upstream({ method: 'GET', url, headers: {} });
  const { status, body } = await get(path);
  if (status === 200) return body as Resource;
  if (status !== 410) return undefined;
  const { entry = [] } = (await get(`${path}/_history`)).body as HistoryBundle;
  return entry.find(({ resource }) => resource)?.resource;
}

function followed(sent: SentEntry, told: ToldEntry, before?: Resource): Followed | undefined {
  const { method, url } = asksFor(sent);
  const { status = '', etag = '' } = told.response ?? {};
  const kind = kindOf(method, status, before !== undefined);
  if (!kind || !url.startsWith('/ImagingStudy')) return undefined;
  const byCriteria = url.includes('?') || sent.request?.ifNoneExist !== undefined;
  const versionId = /[^W/"]+/.exec(etag)?.[0];
  return { kind, method, byCriteria, versionId, before, sent: sent.resource };
}

function kindOf(method: string, status: string, wasThere: boolean): Followed['kind'] | undefined {
  if (status.startsWith('201')) return wasThere ? 'revived' : 'created';
  if (!status.startsWith('2') || !wasThere) return undefined;
  return method === 'DELETE' ? 'deleted' : 'updated';
}

function pathOf(sent: SentEntry, { response }: ToldEntry, before?: Resource): string {
  const made = /ImagingStudy\/([^/]+)/.exec(response?.location ?? '')?.[1];
  return `/ImagingStudy/${before?.id ?? made ?? sent.resource?.id}`;
}
