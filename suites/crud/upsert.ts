import { NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareUpdateCreate } from '../../fixtures/claims.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { locationOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { clientMeta, judgeReplaced } from './client-values.ts';
import { hasVersions, isHttpDate } from './versions.ts';

/** Updates to an id that is not in use (http.html#upsert). */
export const upsertChecks = [
  check(
    'crud/update/as-create',
    {
      rule: 'Where updateCreate is declared, an update to an unused id answers 201 and stores the study under that id.',
      requirements: ['rest-update-as-create-201', 'rest-update-as-create-location'],
      needs: { interactions: ['read', 'update'] },
    },
    async ({ server, session, studies, judge }) => {
      mustDeclareUpdateCreate(session);
      const id = `lbx-${session.runId}-upsert`;
      const created = await server.update(studies.one({ id }));
      if (!judge(created).status(201).ok) return;
      const location = locationOf(created);
      judge
        .should(created)
        .header('Location')
        .that(location?.type === 'ImagingStudy' && location.id === id, {
          code: 'location',
          message: `Location '${created.headers.location}' does not name ImagingStudy/${id}`,
          expected: `[base]/ImagingStudy/${id}/_history/[vid]`,
          actual: created.headers.location ?? null,
        });
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('id = %id', 'the study is there under that id', { id });
    },
  ),
  check(
    'crud/update/as-create-headers',
    {
      rule: 'The answer to an update that creates has an ETag with the version id, and a Last-Modified.',
      requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
      needs: { interactions: ['read', 'update'] },
    },
    async ({ server, session, studies, judge }) => {
      const id = `lbx-${session.runId}-upsert-3`;
      const created = await server.update(studies.one({ id }));
      if (created.status !== 201) throw new NotApplicable(`the answer is ${created.status}`);
      const chain = judge(created).header('Last-Modified', isHttpDate, 'an HTTP date');
      const read = await server.read('ImagingStudy', id);
      if (!hasVersions(session, read) || !chain.header('ETag').ok) return;
      judge(read).fhirpath('meta.versionId = %version', 'meta.versionId is what the ETag said', {
        version: etagVersion(created.headers.etag ?? ''),
      });
    },
  ),
  check(
    'crud/update/as-create-honest',
    {
      rule: 'An update to an unused id either stores the study under exactly that id, or stores nothing.',
      requirements: ['rest-update-as-create-201', 'rest-update-as-create-refused'],
      needs: { interactions: ['read', 'update'] },
    },
    async ({ server, session, studies, judge }) => {
      const id = `lbx-${session.runId}-upsert-2`;
      const answer = await server.update(studies.one({ id }));
      judge.should(answer).status(201, '4xx');
      const read = await server.read('ImagingStudy', id);
      if (answer.status < 300) {
        judge(answer).status(201);
        judge(read).status(200).fhirpath('id = %id', 'the study is there under that id', { id });
      } else {
        judge(read).notStatus('2xx');
      }
    },
  ),
  check(
    'crud/update/as-create-client-version-ignored',
    {
      rule: 'An update that creates, or brings back what was deleted, ignores meta.versionId and meta.lastUpdated of the body.',
      requirements: ['rest-update-ignores-client-version-meta'],
      needs: { interactions: ['read', 'update'] },
    },
    async (context) => {
      const { server, session, studies } = context;
      for (const [at, given] of clientMeta.entries()) {
        const id = `lbx-${session.runId}-upsert-meta-${at}`;
        const study = studies.one({ id });
        const body = { ...study, meta: { ...study.meta, ...given } };
        const created = await server.update(body);
        if (created.status !== 201) throw new NotApplicable(`the answer is ${created.status}`);
        judgeReplaced(context, await server.read('ImagingStudy', id), given);
        const removed = await server.delete('ImagingStudy', id);
        if (removed.status >= 300 || (await server.update(body)).status !== 201) continue;
        judgeReplaced(context, await server.read('ImagingStudy', id), given);
      }
    },
  ),
];
