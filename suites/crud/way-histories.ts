import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { type Consequence, now, stored, versionOf } from './consequence.ts';
import { type HistoryEntry, historyOf, nameOf } from './history-of.ts';
import { idIn, labelOf, levels, sinceBefore } from './history-wider.ts';
import { type Kind, type Written, written } from './written.ts';

const kept = (listed: readonly string[], before: Written['before']) =>
  before?.versionId !== undefined && listed.includes(before.versionId);

/** Labels of the versions that a history has to have, newest first. */
async function expectedLabels(
  context: CheckContext,
  kind: Kind,
  write: Written,
  entries: readonly HistoryEntry[],
): Promise<string[]> {
  const { before } = write;
  const current = kind === 'deleted' ? [] : [versionOf(await now(context, write))];
  const earlier = before ? [versionOf(before.read)] : [];
  const gone = kind === 'deleted' || kind === 'revived' ? ['deletion'] : [];
  // A delete may take all that there was of a study (http.html#delete).
  if (gone.length > 0 && !kept(entries.map(nameOf), before)) {
    throw new NotApplicable('the server does not keep the versions of what is deleted');
  }
  return [...current, ...gone, ...earlier];
}

/** Judges what an entry of a history says of the version that was written. */
function judgeEntry({ judge }: CheckContext, page: Answer, kind: Kind, entry?: HistoryEntry): void {
  const { request, resource, response } = entry ?? {};
  const version = resource?.meta?.versionId;
  const isDeletion = kind === 'deleted';
  const methods = isDeletion ? ['DELETE'] : ['POST', 'PUT'];
  judge(page)
    .that(methods.includes(request?.method ?? '') && response !== undefined, {
      code: 'history-request',
      message: `the entry has the method '${request?.method}'`,
      expected: `request with the method ${methods.join(' or ')}, and response`,
      actual: { request: request ?? null, response: response ?? null },
    })
    .that(isDeletion || resource?.status === 'available', {
      code: 'history-content',
      message: `the entry tells the status ${resource?.status}`,
      expected: 'available',
      actual: resource ?? null,
    })
    .that(
      isDeletion || [undefined, version].includes(response?.etag && etagVersion(response.etag)),
      {
        code: 'history-etag',
        message: `the entry of the version ${version} has the etag ${response?.etag}`,
        expected: `W/"${version}"`,
        actual: response?.etag ?? null,
      },
    );
}

/** What histories say of a write. */
export const historyConsequences: readonly Consequence[] = [
  {
    name: 'history',
    rule: 'is in its own history, before all that was earlier',
    kinds: [...stored, 'deleted'],
    requirements: [
      'history-includes-all-versions',
      'history-newest-first',
      'history-entry-request-response',
      'history-post-put-have-resource',
    ],
    interactions: ['history-instance'],
    async judge(context, kind, way) {
      const write = await written(context, kind, way);
      const { pages, entries } = await historyOf(context, `ImagingStudy/${write.id}/`);
      const [page] = pages;
      if (!page) throw new NotTestable('the history has no page');
      const expected = await expectedLabels(context, kind, write, entries);
      const listed = entries.map(nameOf);
      context
        .judge(page)
        .status(200)
        .that(JSON.stringify(listed) === JSON.stringify(expected), {
          code: 'history',
          message: `the history lists the versions ${listed.join(', ') || 'none'}`,
          expected,
          actual: listed,
        });
      judgeEntry(context, page, kind, entries[0]);
    },
  },
  ...levels.map(
    (level): Consequence => ({
      name: `${level.name}-history`,
      rule: `is in the history of ${level.of}`,
      kinds: [...stored, 'deleted'],
      requirements: [
        'history-includes-all-versions',
        'history-entry-request-response',
        'history-post-put-have-resource',
      ],
      interactions: level.interactions,
      async judge(context, kind, way) {
        if (!level.isClaimed(context)) {
          throw new NotApplicable('the CapabilityStatement does not declare it');
        }
        const write = await written(context, kind, way);
        const { id, before } = write;
        const oldest = before?.read ?? (await now(context, write));
        const query = sinceBefore(Date.parse(String(oldest.resource?.meta?.lastUpdated)));
        const isOldest = (entry: HistoryEntry) => labelOf(entry) === `${id}/${versionOf(oldest)}`;
        const { pages, entries } = await historyOf(context, level.path, query, (seen) =>
          seen.some(isOldest),
        );
        const [page] = pages;
        if (!page) throw new NotTestable('the history has no page');
        const mine = entries.filter((entry) => idIn(entry) === id);
        const expected = await expectedLabels(context, kind, write, mine);
        const listed = mine.map(nameOf);
        context
          .judge(page)
          .status(200)
          .that(JSON.stringify([...listed].sort()) === JSON.stringify([...expected].sort()), {
            code: 'history',
            message: `the history of ${level.of} lists the versions ${listed.join(', ') || 'none'} of the study`,
            expected,
            actual: listed,
          });
        judgeEntry(
          context,
          page,
          kind,
          mine.find((entry) => nameOf(entry) === expected[0]),
        );
      },
    }),
  ),
];
