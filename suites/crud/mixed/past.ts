import { claimed } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { etagVersion } from '../../../fixtures/etag.ts';
import { judgeHead } from '../head.ts';
import { entriesOf, type HistoryEntry, historyOf, nameOf, shortHistoryOf } from '../history-of.ts';
import { idIn, type Level, levels, PAGE, sinceBefore } from '../history-wider.ts';
import { judgeGone } from '../way-answers.ts';
import type { Tale, Version } from './tale.ts';

const COUNTS = ['', '?_count=1', '?_count=2', '?_count=50'];

const nameOfVersion = ({ isDeletion, read }: Version) =>
  isDeletion ? 'deletion' : (read.resource?.meta?.versionId ?? '');

/**
 * Judges that the history of the study has all that it went through, newest first, and what an entry has to have.
 * @param turn lets it be asked for in pages of another size than before
 */
export async function judgeHistory(tale: Tale, turn: number): Promise<void> {
  const { context, id, versions } = tale;
  const { judge } = context;
  if (claimed({ needs: { interactions: ['history-instance'] } }, context.session) !== true) return;
  const names = versions.map(nameOfVersion);
  if (names.includes('')) return;
  const query = COUNTS[turn % COUNTS.length];
  const { pages, entries } = await historyOf(context, `ImagingStudy/${id}/`, query);
  const [page] = pages;
  if (!page) return;
  const listed = entries.map(nameOf);
  const gone = names.lastIndexOf('deletion');
  // A delete may take all that there was of a study (http.html#delete).
  if (gone !== -1 && !listed.includes(names[0] ?? '')) return;
  const expected = [...names].reverse();
  const judged = judge(page)
    .status(200)
    .that(JSON.stringify(listed) === JSON.stringify(expected), {
      code: 'history',
      message: `the history ${query ?? ''} lists ${listed.join(', ') || 'nothing'}`,
      expected,
      actual: listed,
    });
  const count = Number(query?.split('=')[1] ?? Number.POSITIVE_INFINITY);
  for (const each of pages) {
    judge(each).that(entriesOf(each).length <= count, {
      code: 'history-count',
      message: `a page of the history ${query} has ${entriesOf(each).length} entries`,
      expected: `${count} at most`,
      actual: entriesOf(each).map(nameOf),
    });
  }
  if (!judged.ok) return;
  for (const [at, version] of [...versions].reverse().entries()) {
    const { request, response, resource } = entries[at] ?? {};
    const name = nameOfVersion(version);
    const etag = response?.etag;
    judged
      .that(version.methods.includes(request?.method ?? '') && response !== undefined, {
        code: 'history-request',
        message: `the entry of ${name} has the method '${request?.method}' and ${response ? 'a' : 'no'} response`,
        expected: `request with the method ${version.methods.join(' or ')}, and response`,
        actual: { request: request ?? null, response: response ?? null },
      })
      .that(!request?.url?.includes('?'), {
        code: 'history-request',
        message: `the entry of ${name} has the url '${request?.url}'`,
        expected: `ImagingStudy/${id}: what was done by criteria is told as done to the study`,
        actual: request?.url ?? null,
      })
      .that(version.isDeletion || etag === undefined || etagVersion(etag) === name, {
        code: 'history-etag',
        message: `the entry of the version ${name} has the etag ${etag}`,
        expected: `W/"${name}"`,
        actual: etag ?? null,
      })
      .that(version.isDeletion === (resource === undefined), {
        code: 'history-content',
        message: `the entry of ${name} has ${resource ? 'a' : 'no'} resource`,
        expected: version.isDeletion ? 'none, as it is deleted' : 'the study as it was then',
        actual: resource ?? null,
      });
  }
}

/** Sizes of pages; a small one takes as many requests as others have written to the server. */
const WIDER_COUNTS = [PAGE, 2];

/** Judges that the histories of all studies and of the server have what the study went through, on pages no longer than asked. */
export async function judgeWiderHistories(tale: Tale, turn: number): Promise<void> {
  const { context, id, versions } = tale;
  const names = versions.map(nameOfVersion);
  const [first] = versions;
  const level = claimedLevels(context)[Math.floor(turn / 2) % 2];
  if (names.includes('') || !first || !level) return;
  const since = sinceBefore(Date.parse(String(first.read.resource?.meta?.lastUpdated)));
  const count = WIDER_COUNTS[turn % WIDER_COUNTS.length] ?? PAGE;
  const query = since.replace(`_count=${PAGE}`, `_count=${count}`);
  const isMine = (entry: HistoryEntry) => idIn(entry) === id;
  const hasAll = (entries: readonly HistoryEntry[]) =>
    names.every((name) => entries.some((entry) => isMine(entry) && nameOf(entry) === name));
  const history = await shortHistoryOf(context, level.path, query, hasAll);
  if (!history) return;
  const { pages, entries } = history;
  const listed = [...new Set(entries.filter(isMine).map(nameOf))];
  // A delete may take all that there was of a study (http.html#delete).
  if (names.includes('deletion') && !listed.includes(names[0] ?? '')) {
    const alone = await historyOf(context, `ImagingStudy/${id}/`);
    if (!alone.entries.map(nameOf).includes(names[0] ?? '')) return;
  }
  const expected = [...new Set([...names].reverse())];
  for (const page of pages) {
    context
      .judge(page)
      .status(200)
      .that(entriesOf(page).length <= count, {
        code: 'history-count',
        message: `a page of the history of ${level.of} with _count=${count} has ${entriesOf(page).length} entries`,
        expected: `${count} at most`,
        actual: entriesOf(page).map(nameOf),
      });
  }
  const last = pages.at(-1);
  if (!last) return;
  context.judge(last).that(JSON.stringify(listed) === JSON.stringify(expected), {
    code: 'history',
    message: `the history of ${level.of} (_count=${count}) lists of the study ${listed.join(', ') || 'nothing'}`,
    expected,
    actual: listed,
  });
}

const claimedLevels = (context: CheckContext): Level[] =>
  levels.filter(
    ({ interactions, isClaimed }) =>
      claimed({ needs: { interactions } }, context.session) === true && isClaimed(context),
  );

/** Judges that a deleted study is not there, by its id nor by a search, and that what is told of it is as it was. */
export async function judgeGoneEverywhere(tale: Tale): Promise<void> {
  const { context, id, family, versions } = tale;
  const { server, judge } = context;
  const last = versions.findLast(({ isDeletion }) => !isDeletion);
  await judgeGone(context, { id, ...(last ? { before: { read: last.read } } : {}) });
  for (const path of deletionPaths(tale)) {
    const get = await server.send({ method: 'GET', path });
    await judgeHead(context, path, get);
  }
  const ids = await family.found((found) => !found.includes(id));
  const answer = versions.at(-1)?.read;
  if (!answer) return;
  judge(answer).that(!ids.includes(id), {
    code: 'extra-matches',
    message: `the deleted study ${id} is still found by its identifier`,
    expected: `not ${id}`,
    actual: ids,
  });
  for (const more of ['&_summary=count', '&_total=accurate', '&_count=0']) {
    const { answer: counted } = await server.search('ImagingStudy', `${family.criteria}${more}`, {
      scoped: false,
    });
    if (counted.status !== 200) continue;
    judge(counted).fhirpath('total.empty() or total = 0', `with ${more.slice(1)} the total is 0`);
  }
}

/** URLs of the version that a deletion made, where the server gives it an ETag, and of the version before. */
function deletionPaths({ id, versions }: Tale): string[] {
  const etag = versions.at(-1)?.read.headers.etag;
  const before = versions.at(-2)?.read.resource?.meta?.versionId;
  const ids = [...(etag ? [etagVersion(etag)] : []), ...(before ? [before] : [])];
  return ids.map((versionId) => `/ImagingStudy/${id}/_history/${versionId}`);
}

/** Judges that the version which a deletion made is none that can be read (http.html#vread). */
export async function judgeDeletions({ context, id, versions }: Tale): Promise<void> {
  const { server, session, judge } = context;
  if (claimed({ needs: { interactions: ['vread'] } }, session) !== true) return;
  const named = versions.map(nameOfVersion);
  for (const { isDeletion, read } of versions) {
    const versionId = read.headers.etag && etagVersion(read.headers.etag);
    if (!isDeletion || !versionId || named.includes(versionId)) continue;
    judge(await server.vread('ImagingStudy', id, versionId)).notStatus('2xx');
  }
}
