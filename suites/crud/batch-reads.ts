import { NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { judgeEntries, reading, sentBundle } from './bundles.ts';
import { deleted } from './delete.ts';
import { put } from './put.ts';

/** Reads in a batch, which tell what they tell alone (http.html#brules). */
export const batchReadChecks = [
  check(
    'crud/batch/vread',
    {
      rule: 'A vread in a batch gives the version that it names, not the current one.',
      requirements: ['rest-vread-id-and-version', 'rest-vread-returns-that-content'],
      needs: { interactions: ['create', 'read', 'update', 'vread'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, versionId, stored, read } = await studies.stored(
        studies.one({ status: 'registered' }),
      );
      if (!versionId) throw new NotApplicable('the server gives no version ids');
      await put(server, { ...stored, status: 'available' }, read);
      const alone = await server.vread('ImagingStudy', id, versionId);
      if (alone.status !== 200) throw new NotApplicable('earlier versions are not kept');
      const path = `ImagingStudy/${id}/_history/${versionId}`;
      const answer = await sentBundle(context, 'batch', [reading(path)]);
      const [entry] = judgeEntries(context, answer, 'batch', [[200]]) ?? [];
      const shown = entry?.resource;
      judge(answer).that(shown === undefined || shown.status === alone.resource?.status, {
        code: 'entry-resource',
        message: `version ${versionId} has the status ${shown?.status}`,
        expected: alone.resource?.status ?? null,
        actual: shown?.status ?? null,
      });
    },
  ),
  check(
    'crud/batch/read-deleted',
    {
      rule: 'A read of a deleted study in a batch fails, and the batch does not.',
      requirements: ['rest-read-deleted-410', 'bundle-batch-always-200'],
      needs: { interactions: ['create', 'read', 'delete'] },
    },
    async (context) => {
      const { id } = await context.studies.stored();
      await deleted(context, id);
      const answer = await sentBundle(context, 'batch', [reading(`ImagingStudy/${id}`)]);
      judgeEntries(context, answer, 'batch', [[404, 410]]);
    },
  ),
];
