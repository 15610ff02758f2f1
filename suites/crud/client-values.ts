import { NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { AnswerJudgement } from '../../fixtures/judge-answer.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { uuidOf } from './unused-ids.ts';

const needs = { interactions: ['create'] };
const needsRead = { interactions: ['create', 'read'] };
const needsUpdate = { interactions: ['create', 'read', 'update'] };

/** Values of `meta` that no server would have given by itself. */
export const clientMeta = [
  { versionId: 'client-9', lastUpdated: '1990-01-01T00:00:00Z' },
  { versionId: '987654321', lastUpdated: '2990-01-01T00:00:00.000+01:00' },
];

type ClientMeta = (typeof clientMeta)[number];

const judgeVersion = (judged: AnswerJudgement, given: ClientMeta) =>
  judged.fhirpath(
    'meta.versionId.empty() or meta.versionId != %versionId',
    'versionId is not that of the body',
    given,
  );

/** Judges that a study read back has neither the client's versionId nor its lastUpdated. */
export function judgeReplaced({ judge }: CheckContext, read: Answer, given: ClientMeta): void {
  judgeVersion(judge(read).status(200), given).fhirpath(
    'meta.lastUpdated.empty() or meta.lastUpdated.toString().startsWith(%decade).not()',
    'lastUpdated is not that of the body',
    { decade: given.lastUpdated.slice(0, 3) },
  );
}

/** The same of the study that a write is answered with, where there is one. */
function judgeAnswered({ judge }: CheckContext, written: Answer, given: ClientMeta): void {
  if (written.resource?.resourceType === 'ImagingStudy') judgeVersion(judge(written), given);
}

/** What a client has no say in: id, versionId and lastUpdated (http.html#create, #update). */
export const clientValueChecks = [
  check(
    'crud/create/client-id-ignored',
    {
      rule: 'A create ignores an id in the body and gives one of its own.',
      requirements: ['rest-create-ignores-client-id'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const dashed = `lbx-${session.runId}-client`;
      const dotted = `lbx.${session.runId}.client`;
      const given: string[] = [];
      for (const id of [dashed, dashed, dotted, uuidOf(session.runId, 'client')]) {
        const created = await server.create(studies.one({ id }));
        if (!judge(created).status(201).ok) return;
        const taken = [id, ...given];
        judge(created).that(!taken.includes(idOf(created) ?? ''), {
          code: 'client-id-kept',
          message: `a create with the id ${id} in the body was given the id ${idOf(created)}`,
          expected: `none of ${taken.join(', ')}`,
          actual: idOf(created) ?? null,
        });
        given.push(idOf(created) ?? '');
      }
    },
  ),
  check(
    'crud/create/client-id-of-another',
    {
      rule: 'A create whose body has the id of a stored study makes a new study and leaves the other as it is.',
      requirements: ['rest-create-ignores-client-id'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      const other = await studies.stored(studies.one({ status: 'registered' }));
      const created = await server.create(studies.one({ id: other.id, status: 'available' }));
      if (!judge(created).status(201).ok) return;
      judge(created).that(idOf(created) !== other.id, {
        code: 'client-id-kept',
        message: `the create was given the id ${other.id} of a study that was there already`,
        expected: `an id other than ${other.id}`,
        actual: idOf(created) ?? null,
      });
      judge(await server.read('ImagingStudy', other.id))
        .status(200)
        .fhirpath("status = 'registered'", 'the other study is as it was');
    },
  ),
  check(
    'crud/create/client-version-ignored',
    {
      rule: 'A create ignores meta.versionId and meta.lastUpdated of the body.',
      requirements: ['rest-create-ignores-client-version-meta'],
      needs: needsRead,
    },
    async (context) => {
      const { server, studies, judge } = context;
      for (const given of clientMeta) {
        const study = studies.one();
        const created = await server.create({ ...study, meta: { ...study.meta, ...given } });
        const id = idOf(created);
        if (!judge(created).status(201).ok || !id) return;
        judgeAnswered(context, created, given);
        judgeReplaced(context, await server.read('ImagingStudy', id), given);
      }
    },
  ),
  check(
    'crud/update/client-version-ignored',
    {
      rule: 'An update ignores meta.versionId and meta.lastUpdated of the body, and is not refused for them.',
      requirements: ['rest-update-ignores-client-version-meta'],
      needs: needsUpdate,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored();
      const plain = await server.update({ ...stored, status: 'unknown' });
      // A server that insists on If-Match gets it; else nothing but the meta is left to refuse.
      const needsIfMatch = plain.status >= 300;
      let last = needsIfMatch ? read : await server.read('ImagingStudy', id);
      for (const given of clientMeta) {
        const study = { ...stored, meta: { ...stored.meta, ...given }, status: 'available' };
        const updated = needsIfMatch ? await put(server, study, last) : await server.update(study);
        if (!judge(updated).status(200).ok) return;
        judgeAnswered(context, updated, given);
        last = await server.read('ImagingStudy', id);
        judgeReplaced(context, last, given);
      }
    },
  ),
  check(
    'crud/update/superseded-version',
    {
      rule: 'Without If-Match the version id in the body is no precondition: an older one is not refused.',
      requirements: ['rest-update-ignores-client-version-meta'],
      needs: needsUpdate,
    },
    async ({ server, studies, judge }) => {
      const { stored } = await studies.stored(studies.one({ status: 'registered' }));
      const second = await server.update({ ...stored, status: 'available' });
      if (second.status >= 300) {
        throw new NotApplicable(`an update without If-Match is answered ${second.status}`);
      }
      judge(await server.update({ ...stored, status: 'cancelled' })).status(200);
    },
  ),
];
