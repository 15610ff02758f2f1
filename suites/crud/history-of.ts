import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { deleted } from './delete.ts';
import { put } from './put.ts';

export interface HistoryEntry {
  fullUrl?: string;
  resource?: Resource;
  request?: { method?: string; url?: string };
  response?: { status?: string; etag?: string; lastModified?: string };
}

/** A history over its pages. */
export interface History {
  pages: Answer[];
  entries: HistoryEntry[];
}

/** More than this a server may keep that others write to at the same time. */
const MOST_PAGES = 30;

/**
 * Asks for a history and follows its next links.
 * @param path above `_history`: `ImagingStudy/1/`, `ImagingStudy/` or nothing
 * @param enough whether what came so far is all that is wanted
 * @throws {NotApplicable} if it does not end
 */
export async function historyOf(
  { server }: CheckContext,
  path: string,
  query = '',
  enough: (entries: readonly HistoryEntry[]) => boolean = () => false,
  headers: Record<string, string> = {},
): Promise<History> {
  const pages: Answer[] = [];
  let next: string | undefined = `${path}_history${query}`;
  while (next !== undefined) {
    if (pages.length === MOST_PAGES) throw new NotApplicable('the history has too many pages');
    const page: Answer = await server.send({ method: 'GET', path: next, headers });
    pages.push(page);
    if (enough(pages.flatMap(entriesOf))) break;
    const link = itemsOf<{ relation?: string; url?: string }>(page.resource?.link);
    next = page.status === 200 ? link.find((one) => one.relation === 'next')?.url : undefined;
  }
  return { pages, entries: pages.flatMap(entriesOf) };
}

/** The same, or nothing where it does not end: others may write more than one can follow. */
export async function shortHistoryOf(
  ...asked: Parameters<typeof historyOf>
): Promise<History | undefined> {
  try {
    return await historyOf(...asked);
  } catch (error) {
    if (error instanceof NotApplicable) return undefined;
    throw error;
  }
}

export const entriesOf = ({ resource }: Answer) => itemsOf<HistoryEntry>(resource?.entry);

/** A version id, or `deletion`: what an entry of the history of one study stands for. */
export const nameOf = ({ request, resource }: HistoryEntry) =>
  request?.method === 'DELETE' ? 'deletion' : (resource?.meta?.versionId ?? 'unnamed');

/** What a study was, version by version, oldest first. */
export interface Life {
  id: string;
  versions: { versionId: string; status: unknown; read: Answer }[];
}

/**
 * A study that was created and updated twice; its statuses tell the versions apart.
 * @throws {NotApplicable} if the server gives no version ids
 */
export async function lived(context: CheckContext, note = 'a note'): Promise<Life> {
  const { server, studies } = context;
  const change = { status: 'registered', note: [{ text: note }] };
  const { id, stored, read } = await studies.stored(studies.one(change));
  const reads = [read];
  for (const status of ['available', 'cancelled']) {
    const updated = await put(server, { ...stored, status }, reads.at(-1));
    if (updated.status >= 300) throw new NotTestable(`an update answered ${updated.status}`);
    reads.push(await server.read('ImagingStudy', id));
  }
  const versions = reads.map((each) => ({
    versionId: each.resource?.meta?.versionId ?? '',
    status: each.resource?.status,
    read: each,
  }));
  if (versions.some(({ versionId }) => versionId === '')) {
    throw new NotApplicable('the server gives no version ids');
  }
  return { id, versions };
}

/**
 * Deletes a study and gives its history then.
 * @throws {NotApplicable} if the deletion takes the history as well, as it may (http.html#delete)
 */
export async function historyAfterDelete(context: CheckContext, { id, versions }: Life) {
  const { deleted: removal, gone } = await deleted(context, id);
  const history = await historyOf(context, `ImagingStudy/${id}/`);
  const kept = history.entries.map(nameOf);
  if (!versions.some(({ versionId }) => kept.includes(versionId))) {
    throw new NotApplicable('the server does not keep the versions of what is deleted');
  }
  return { removal, gone, history };
}
