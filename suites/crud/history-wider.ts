import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { deleted } from './delete.ts';
import { type HistoryEntry, historyOf, nameOf } from './history-of.ts';
import { inZone, renewed } from './history-times.ts';
import { put } from './put.ts';

/** Entries on a page: many, as other checks write as well. */
export const PAGE = 200;

/** As many entries as may have been made in the last second, and some more. */
const RECENT = 60;

/** Judges that no page of a history with `_since` has anything from before. */
async function judgeAllSince(
  context: CheckContext,
  { path }: Level,
  since: string,
  time: number,
): Promise<void> {
  const isBefore = ({ resource }: HistoryEntry) =>
    Date.parse(String(resource?.meta?.lastUpdated)) < time - 1000;
  const enough = (entries: readonly HistoryEntry[]) =>
    entries.some(isBefore) || entries.length >= RECENT;
  const { pages, entries } = await historyOf(context, path, `?_count=5&${since}`, enough);
  const early = entries.filter(isBefore).map(labelOf);
  const page = pages.at(-1);
  if (!page) return;
  context.judge(page).that(early.length === 0, {
    code: 'history-since',
    message: `page ${pages.length} has ${early[0]}, which is from before _since`,
    expected: `nothing from before ${new Date(time).toISOString()}`,
    actual: early,
  });
}

/** Whose history it is. */
export interface Level {
  name: string;
  /** Above `_history`. */
  path: string;
  of: string;
  interactions: string[];
  isClaimed(context: CheckContext): boolean;
}

export const levels: readonly Level[] = [
  {
    name: 'type',
    path: 'ImagingStudy/',
    of: 'all studies',
    interactions: ['history-type'],
    isClaimed: () => true,
  },
  {
    name: 'system',
    path: '',
    of: 'the whole server',
    interactions: [],
    isClaimed: ({ session }) => claimsOfSystem(session, 'history-system'),
  },
];

interface Change {
  id: string;
  /** As `nameOf` tells it. */
  name: string;
  status?: unknown;
}

/**
 * Two studies, each some seconds old, that were updated one after the other, and the first deleted; and what a history
 * says of them.
 */
async function changes(context: CheckContext, { path, isClaimed }: Level) {
  if (!isClaimed(context)) throw new NotApplicable('the CapabilityStatement does not declare it');
  const { server } = context;
  const studies: StoredStudy[] = [await agedStudy(context), await agedStudy(context)];
  const first: Change[] = studies.map(({ id, versionId, stored }) => ({
    id,
    name: versionId ?? '',
    status: stored.status,
  }));
  const later: Change[] = [];
  for (const { id, stored, read } of studies) {
    const updated = await put(server, { ...stored, status: 'available' }, read);
    if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
    const { resource } = await server.read('ImagingStudy', id);
    later.push({ id, name: resource?.meta?.versionId ?? '', status: resource?.status });
  }
  if ([...first, ...later].some(({ name }) => name === '')) {
    throw new NotApplicable('the server gives no version ids');
  }
  const [gone = ''] = studies.map(({ id }) => id);
  await deleted(context, gone);
  later.push({ id: gone, name: 'deletion' });
  const times = studies.map(({ stored }) => Date.parse(String(stored.meta?.lastUpdated)));
  const query = sinceBefore(Math.min(...times));
  // What comes after the oldest of both is of no interest.
  const hasAll = (seen: readonly HistoryEntry[]) =>
    first.every(({ id, name }) => seen.some((entry) => labelOf(entry) === `${id}/${name}`));
  const { pages, entries } = await historyOf(context, path, query, hasAll);
  const [page] = pages;
  if (!page) throw new NotTestable('the history has no page');
  const mine = entries.filter((entry) => studies.some(({ id }) => id === idIn(entry)));
  // A delete may take all that there was of a study (http.html#delete).
  const isKept = mine.some((entry) => idIn(entry) === gone && nameOf(entry) !== 'deletion');
  const isListed = (label: string) => mine.some((entry) => labelOf(entry) === label);
  const all = [...first, ...later].filter(
    ({ id, name }) => id !== gone || isKept || isListed(`${id}/${name}`),
  );
  return { page, mine, first, later, all };
}

/**
 * The query for what a history has since shortly before a time.
 * @throws {NotApplicable} if there is no such time
 */
export function sinceBefore(time: number): string {
  const since = new Date(Math.floor(time / 1000) * 1000 - 1000);
  if (Number.isNaN(since.getTime())) throw new NotApplicable('the server gives no lastUpdated');
  return `?_count=${PAGE}&_since=${encodeURIComponent(since.toISOString())}`;
}

/** Id of the study that an entry is about; an entry for a create need not name it but in the resource. */
export function idIn({ resource, request, fullUrl }: HistoryEntry): string | undefined {
  if (resource) return resource.resourceType === 'ImagingStudy' ? resource.id : undefined;
  const named = /ImagingStudy\/([^/?]+)/;
  return (named.exec(request?.url ?? '') ?? named.exec(fullUrl ?? ''))?.[1];
}

/** The study and the version that an entry is about. */
export const labelOf = (entry: HistoryEntry) => `${idIn(entry)}/${nameOf(entry)}`;

/** The histories of a type and of the whole server (http.html#history). */
export const widerHistoryChecks: Check[] = levels.flatMap((level) => {
  const needs = {
    interactions: ['create', 'read', 'update', 'delete', ...level.interactions],
  };
  return [
    check(
      `crud/history/${level.name}-lists-all`,
      {
        rule: `The history of ${level.of} lists each version of a study once, and its deletion.`,
        requirements: ['history-includes-all-versions'],
        needs,
      },
      async (context) => {
        const { page, mine, all } = await changes(context, level);
        const expected = all.map(({ id, name }) => `${id}/${name}`).sort();
        const listed = mine.map(labelOf).sort();
        context
          .judge(page)
          .status(200)
          .that(JSON.stringify(listed) === JSON.stringify(expected), {
            code: 'history',
            message: `the history lists ${listed.join(', ') || 'none'} of the studies`,
            expected,
            actual: listed,
          })
          .that(
            mine.every((one) => nameOf(one) !== 'deletion' || one.resource === undefined),
            {
              code: 'history-content',
              message: 'the entry of the deletion has a resource',
              expected: 'an entry without one',
              actual: mine.filter((one) => nameOf(one) === 'deletion'),
            },
          );
      },
    ),
    check(
      `crud/history/${level.name}-newest-first`,
      {
        rule: `The history of ${level.of} has the newest first, of whichever studies they are.`,
        requirements: ['history-newest-first'],
        needs,
      },
      async (context) => {
        const { page, mine, first, later } = await changes(context, level);
        const isOf = (changed: readonly Change[]) => (entry: HistoryEntry) =>
          changed.some(({ id, name }) => labelOf(entry) === `${id}/${name}`);
        const lastNew = mine.findLastIndex(isOf(later));
        const firstOld = mine.findIndex(isOf(first));
        const listed = mine.map(labelOf);
        context
          .judge(page)
          .status(200)
          .that(lastNew === -1 || firstOld === -1 || lastNew < firstOld, {
            code: 'history-order',
            message: `${listed[firstOld]}, which is older, stands before ${listed[lastNew]}`,
            expected: 'all that was changed later first',
            actual: listed,
          });
      },
    ),
    check(
      `crud/history/${level.name}-since`,
      {
        rule: `With _since the history of ${level.of} has no version from before, in whichever time zone it is told.`,
        requirements: ['history-since'],
        needs,
      },
      async (context) => {
        if (!level.isClaimed(context)) {
          throw new NotApplicable('the CapabilityStatement does not declare it');
        }
        const { id, old, fresh, between } = await renewed(context);
        for (const instant of [new Date(between).toISOString(), inZone(between, 5)]) {
          const query = `?_count=${PAGE}&_since=${encodeURIComponent(instant)}`;
          const { pages, entries } = await historyOf(context, level.path, query);
          const [page] = pages;
          if (!page) return;
          const listed = entries.filter((entry) => idIn(entry) === id).map(nameOf);
          context
            .judge(page)
            .status(200)
            .that(JSON.stringify(listed) === JSON.stringify(fresh), {
              code: 'history-since',
              message: `the history since then lists the versions ${listed.join(', ') || 'none'} of the study, whose version ${old.versionId} is older`,
              expected: fresh,
              actual: listed,
            });
        }
      },
    ),
    check(
      `crud/history/${level.name}-pages`,
      {
        rule: `The pages of the history of ${level.of} lead to every version since then, one by one, and to none from before.`,
        requirements: ['history-includes-all-versions', 'history-count', 'history-since'],
        needs,
      },
      async (context) => {
        if (!level.isClaimed(context)) {
          throw new NotApplicable('the CapabilityStatement does not declare it');
        }
        const { id, fresh, between } = await renewed(context);
        const since = `_since=${encodeURIComponent(new Date(between).toISOString())}`;
        const namesIn = (entries: readonly HistoryEntry[]) =>
          entries.filter((entry) => idIn(entry) === id).map(nameOf);
        const hasAll = (entries: readonly HistoryEntry[]) =>
          fresh.every((name) => namesIn(entries).includes(name));
        const { pages, entries } = await historyOf(
          context,
          level.path,
          `?_count=1&${since}`,
          hasAll,
        );
        const [page] = pages;
        if (!page) return;
        const judged = context
          .judge(page)
          .status(200)
          .that(hasAll(entries), {
            code: 'history',
            message: `${pages.length} pages list the versions ${namesIn(entries).join(', ') || 'none'} of the study`,
            expected: fresh,
            actual: namesIn(entries),
          });
        if (judged.ok) await judgeAllSince(context, level, since, between);
      },
    ),
    check(
      `crud/history/${level.name}-content`,
      {
        rule: `An entry in the history of ${level.of} has the study as it was then, and a fullUrl without a version.`,
        requirements: ['history-post-put-have-resource', 'bundle-fullurl-not-versioned'],
        needs,
      },
      async (context) => {
        const { page, mine, all } = await changes(context, level);
        context.judge(page).status(200);
        for (const { id, name, status } of all) {
          const entry = mine.find((one) => labelOf(one) === `${id}/${name}`);
          if (!entry) continue;
          context
            .judge(page)
            .that(entry.resource?.status === status, {
              code: 'history-content',
              message: `${id}, version ${name}, has the status ${entry.resource?.status}`,
              expected: status ?? null,
              actual: entry.resource?.status ?? null,
            })
            .that(!entry.fullUrl?.includes('/_history/'), {
              code: 'full-url',
              message: `the fullUrl of ${id}, version ${name}, is ${entry.fullUrl}`,
              expected: 'a URL without a version',
              actual: entry.fullUrl ?? null,
            });
        }
      },
    ),
  ];
});
