import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';
import { deleted } from './delete.ts';
import {
  type History,
  historyAfterDelete,
  historyOf,
  type Life,
  lived,
  nameOf,
} from './history-of.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'update', 'history-instance'] };
const needsDelete = { interactions: [...needs.interactions, 'delete'] };

/** Names of the versions of a study as its history has to have them: newest first. */
const newestFirst = ({ versions }: Life) => versions.map(({ versionId }) => versionId).reverse();

const versionIn = (etag: string | undefined) =>
  etag === undefined ? undefined : etagVersion(etag);

/** Judges what a history lists, and in which order. */
function judgeListed({ judge }: CheckContext, history: History, expected: readonly string[]) {
  const [first] = history.pages;
  if (!first) return;
  const listed = history.entries.map(nameOf);
  judge(first)
    .status(200)
    .resourceType('Bundle')
    .fhirpath("type = 'history'", 'the Bundle is of type history')
    .that(JSON.stringify(listed) === JSON.stringify(expected), {
      code: 'history',
      message: `the history lists the versions ${listed.join(', ') || 'none'}`,
      expected,
      actual: listed,
    });
}

/** The history of one study (http.html#history). */
export const historyChecks = [
  check(
    'crud/history/every-version',
    {
      rule: 'The history of a study lists each of its versions once, newest first.',
      requirements: [
        'history-includes-all-versions',
        'history-newest-first',
        'history-bundle-type',
      ],
      needs,
    },
    async (context) => {
      const life = await lived(context);
      const history = await historyOf(context, `ImagingStudy/${life.id}/`);
      judgeListed(context, history, newestFirst(life));
    },
  ),
  check(
    'crud/history/content',
    {
      rule: 'An entry of the history for a create or an update has the study as it was then, a request that says which, and no ETag but that of the version.',
      requirements: [
        'history-post-put-have-resource',
        'history-entry-request-response',
        'rest-etag-equals-versionid',
      ],
      needs,
    },
    async (context) => {
      const life = await lived(context);
      const { pages, entries } = await historyOf(context, `ImagingStudy/${life.id}/`);
      const [page] = pages;
      if (!page) return;
      for (const { versionId, status } of life.versions) {
        const entry = entries.find(({ resource }) => resource?.meta?.versionId === versionId);
        const method = entry?.request?.method ?? '';
        context
          .judge(page)
          .status(200)
          .that(entry?.resource?.id === life.id && entry.resource.status === status, {
            code: 'history-content',
            message: `the version ${versionId} has the status ${entry?.resource?.status} in the history`,
            expected: { id: life.id, status },
            actual: entry?.resource ?? null,
          })
          .that(['POST', 'PUT'].includes(method) && entry?.response !== undefined, {
            code: 'history-request',
            message: `the entry of the version ${versionId} has the method '${method}'`,
            expected: 'request with the method POST or PUT, and response',
            actual: { request: entry?.request ?? null, response: entry?.response ?? null },
          })
          .that([undefined, versionId].includes(versionIn(entry?.response?.etag)), {
            code: 'history-etag',
            message: `the entry of the version ${versionId} has the etag ${entry?.response?.etag}`,
            expected: `W/"${versionId}"`,
            actual: entry?.response?.etag ?? null,
          });
      }
    },
  ),
  check(
    'crud/history/pages',
    {
      rule: 'No page of a history has more entries than _count asks for, and all pages together list each version once.',
      requirements: ['history-count', 'history-includes-all-versions'],
      needs,
    },
    async (context) => {
      const life = await lived(context);
      for (const count of [1, 2]) {
        const history = await historyOf(context, `ImagingStudy/${life.id}/`, `?_count=${count}`);
        judgeListed(context, history, newestFirst(life));
        for (const page of history.pages) {
          context
            .judge(page)
            .fhirpath('entry.count() <= %count', `the page has no more entries than ${count}`, {
              count,
            });
        }
      }
    },
  ),
  check(
    'crud/history/total',
    {
      rule: 'The total of a history, if it has one, is the number of its entries over all pages.',
      requirements: ['history-total-counts-versions'],
      needs,
    },
    async (context) => {
      const { id, versions } = await lived(context);
      const { pages } = await historyOf(context, `ImagingStudy/${id}/`, '?_count=1');
      for (const page of pages) {
        context
          .judge(page)
          .fhirpath('total.empty() or total = %count', 'the total counts all versions', {
            count: versions.length,
          });
      }
    },
  ),
  check(
    'crud/history/deletion',
    {
      rule: 'The history of a deleted study lists the deletion, without a study, and all versions before it.',
      requirements: ['history-includes-all-versions', 'history-survives-delete'],
      needs: needsDelete,
    },
    async (context) => {
      const life = await lived(context);
      const { history } = await historyAfterDelete(context, life);
      judgeListed(context, history, ['deletion', ...newestFirst(life)]);
      const deletion = history.entries.find(({ request }) => request?.method === 'DELETE');
      const [page] = history.pages;
      if (!page) return;
      context.judge(page).that(deletion?.resource === undefined, {
        code: 'history-content',
        message: 'the entry of the deletion has a resource',
        expected: null,
        actual: deletion?.resource ?? null,
      });
    },
  ),
  check(
    'crud/history/created-by-update',
    {
      rule: 'The history of a study that an update created keeps its first version after a deletion, as that of any other study.',
      requirements: ['history-includes-all-versions', 'history-survives-delete'],
      needs: needsDelete,
    },
    async (context) => {
      const { server, session, studies } = context;
      const { id, versionId = '', read } = await studies.stored();
      await historyAfterDelete(context, { id, versions: [{ versionId, status: 'any', read }] });
      const other = `lbx-${session.runId}-history`;
      const created = await server.update(studies.one({ id: other }));
      if (created.status !== 201) throw new NotApplicable(`the answer is ${created.status}`);
      const first = (await server.read('ImagingStudy', other)).resource?.meta?.versionId ?? '';
      await deleted(context, other);
      const history = await historyOf(context, `ImagingStudy/${other}/`);
      const [page] = history.pages;
      const listed = history.entries.map(nameOf);
      if (!page) return;
      context
        .judge(page)
        .status(200)
        .that(listed.includes(first), {
          code: 'history',
          message: `the history lists ${listed.join(', ') || 'nothing'}, and not the version ${first}`,
          expected: ['deletion', first],
          actual: listed,
        });
    },
  ),
  check(
    'crud/history/deleted-again',
    {
      rule: 'Deleting a study that is deleted already adds nothing to its history.',
      requirements: ['history-includes-all-versions'],
      needs: needsDelete,
    },
    async (context) => {
      const life = await lived(context);
      const { history } = await historyAfterDelete(context, life);
      await context.server.delete('ImagingStudy', life.id);
      const after = await historyOf(context, `ImagingStudy/${life.id}/`);
      judgeListed(context, after, history.entries.map(nameOf));
    },
  ),
  check(
    'crud/history/deleted-vread',
    {
      rule: 'What the history of a deleted study lists can still be read, version by version.',
      requirements: ['history-survives-delete', 'rest-vread-returns-that-content'],
      needs: { interactions: [...needsDelete.interactions, 'vread'] },
    },
    async (context) => {
      const life = await lived(context);
      await historyAfterDelete(context, life);
      const reads = [];
      for (const { versionId } of life.versions) {
        reads.push(await context.server.vread('ImagingStudy', life.id, versionId));
      }
      if (reads.every(({ status }) => status === 404)) {
        throw new NotApplicable('earlier versions cannot be read');
      }
      for (const [at, read] of reads.entries()) {
        context
          .judge(read)
          .status(200)
          .fhirpath('status = %status', 'it is as it was', { status: life.versions[at]?.status });
      }
    },
  ),
  check(
    'crud/history/revived',
    {
      rule: 'The history of a study brought back to life lists the update that did so, the deletion and all versions before.',
      requirements: ['history-includes-all-versions', 'history-survives-delete'],
      needs: needsDelete,
    },
    async (context) => {
      const { server, studies } = context;
      const life = await lived(context);
      const { removal, gone } = await historyAfterDelete(context, life);
      const last = gone.headers.etag ? gone : removal;
      const revived = await put(server, studies.one({ id: life.id, status: 'unknown' }), last);
      if (revived.status >= 300) throw new NotApplicable('a deleted study is not brought back');
      const now = await server.read('ImagingStudy', life.id);
      const newest = String(now.resource?.meta?.versionId);
      const history = await historyOf(context, `ImagingStudy/${life.id}/`);
      judgeListed(context, history, [newest, 'deletion', ...newestFirst(life)]);
    },
  ),
];
