import { NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { bundlesOf } from './batch.ts';
import {
  createdBy,
  creation,
  type Entry,
  judgeEntries,
  sentBundle,
  statusOf,
  updating,
} from './bundles.ts';
import { clientMeta, judgeReplaced } from './client-values.ts';
import { deletedStudy } from './delete.ts';

/** Entries of a batch or transaction that write what the same request alone writes (http.html#brules, #trules). */
export const batchValueChecks = [
  check(
    'crud/batch/client-version-ignored',
    {
      rule: 'Creates and updates in a batch or transaction ignore meta.versionId and meta.lastUpdated of the body.',
      requirements: [
        'rest-create-ignores-client-version-meta',
        'rest-update-ignores-client-version-meta',
      ],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { server, session, studies } = context;
      for (const type of bundlesOf(session)) {
        for (const given of clientMeta) {
          const { id, stored } = await studies.stored();
          const plain = await server.update({ ...stored, status: 'unknown' });
          const [fresh, changed] = [studies.one(), { ...stored, status: 'available' }].map(
            (study) => ({ ...study, meta: { ...study.meta, ...given } }),
          );
          if (!fresh || !changed) continue;
          const update: Entry = {
            resource: changed,
            request: { method: 'PUT', url: `ImagingStudy/${id}` },
          };
          // A server that insists on If-Match would refuse the update for that.
          const sent = plain.status === 200 ? [creation(fresh), update] : [creation(fresh)];
          const answer = await sentBundle(context, type, sent);
          const expected = [[201], [200]].slice(0, sent.length);
          const [created, updated] = judgeEntries(context, answer, type, expected) ?? [];
          const ids = [createdBy(created), ...(updated ? [id] : [])];
          for (const one of ids.filter((each) => each !== undefined)) {
            judgeReplaced(context, await server.read('ImagingStudy', one), given);
          }
        }
      }
    },
  ),
  check(
    'crud/batch/revived',
    {
      rule: 'An update in a batch or transaction that brings a deleted study back is answered 201.',
      requirements: ['rest-update-revives-deleted', 'bundle-response-entry-details'],
      needs: { interactions: ['create', 'read', 'update', 'delete'] },
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      for (const type of bundlesOf(session)) {
        const { id, deleted, gone } = await deletedStudy(context);
        const entry = updating(studies.one({ id }), gone.headers.etag ? gone : deleted);
        const answer = await sentBundle(context, type, [entry]);
        const told = answer.resource?.entry as { response?: { status?: string } }[] | undefined;
        const refused = answer.status >= 400 ? answer.status : statusOf(told?.[0]);
        if (refused >= 400)
          throw new NotApplicable(`a deleted study is not brought back: ${refused}`);
        if (!judgeEntries(context, answer, type, [[201]])) continue;
        judge(await server.read('ImagingStudy', id)).status(200);
      }
    },
  ),
];
