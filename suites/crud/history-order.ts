import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { type HistoryEntry, historyOf, nameOf } from './history-of.ts';
import { idIn, type Level, levels, sinceBefore } from './history-wider.ts';
import { put } from './put.ts';

/** Enough for several versions on each of several pages. */
const UPDATES = ['available', 'cancelled', 'unknown', 'available', 'cancelled'];

/** A study of many versions, oldest first. */
async function renewedOften({ server, studies }: CheckContext) {
  const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
  const reads = [read];
  for (const status of UPDATES) {
    const updated = await put(server, { ...stored, status }, reads.at(-1));
    if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
    reads.push(await server.read('ImagingStudy', id));
  }
  const names = reads.map(({ resource }) => resource?.meta?.versionId ?? '');
  if (names.includes('')) throw new NotApplicable('the server gives no version ids');
  return { id, names, since: Date.parse(String(read.resource?.meta?.lastUpdated)) };
}

const ofOne: Level = {
  name: '',
  path: '',
  of: 'a study',
  interactions: ['history-instance'],
  isClaimed: () => true,
};

/** However a history is cut into pages, older versions come later (http.html#history). */
export const historyOrderChecks: Check[] = [ofOne, ...levels].map((level) =>
  check(
    `crud/history/${level.name ? `${level.name}-` : ''}order-over-pages`,
    {
      rule: `The history of ${level.of} has newer versions before older ones on every page, and from page to page.`,
      requirements: ['history-newest-first'],
      needs: { interactions: ['create', 'read', 'update', ...level.interactions] },
    },
    async (context) => {
      if (!level.isClaimed(context)) {
        throw new NotApplicable('the CapabilityStatement does not declare it');
      }
      const { id, names, since } = await renewedOften(context);
      const isMine = (entry: HistoryEntry) => idIn(entry) === id;
      const hasAll = (entries: readonly HistoryEntry[]) =>
        names.every((name) => entries.some((entry) => isMine(entry) && nameOf(entry) === name));
      const expected = [...names].reverse();
      for (const count of [2, 3]) {
        const wider = level.name === '' ? '' : `&${sinceBefore(since).split('&').at(-1)}`;
        const path = level.name === '' ? `ImagingStudy/${id}/` : level.path;
        const query = `?_count=${count}${wider}`;
        const { pages, entries } = await historyOf(context, path, query, hasAll);
        const [page] = pages;
        if (!page) return;
        // What others write meanwhile may bring an entry twice.
        const listed = [...new Set(entries.filter(isMine).map(nameOf))];
        const inOrder = expected.filter((name) => listed.includes(name));
        context
          .judge(page)
          .status(200)
          .that(JSON.stringify(listed) === JSON.stringify(inOrder), {
            code: 'history-order',
            message: `with _count=${count} the pages have the versions in the order ${listed.join(', ')}`,
            expected: inOrder,
            actual: listed,
          });
      }
    },
  ),
);
