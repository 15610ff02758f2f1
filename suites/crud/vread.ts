import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { parseLossless } from '../../fixtures/lossless.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { fhirJson } from './answers.ts';
import { put } from './put.ts';
import { agrees, hasVersions } from './versions.ts';

const needs = { interactions: ['create', 'read', 'vread'] };

const needsUpdate = { interactions: ['create', 'read', 'update', 'vread'] };

/** Version ids of legal form that no server has given to a study of ours. */
const neverGiven = ['987654321', 'lightbox-never'];

/** What may be kept apart from versions, or rendered anew for each answer (resource.html#tag-updates). */
export const besideVersions = new Set([
  'meta.tag',
  'meta.security',
  'meta.profile',
  'meta.source',
  'meta.lastUpdated',
  'text',
]);

/** Judges that a version is, in its content, what a read gave while it was current. */
export function judgeUnchanged({ judge }: CheckContext, version: Answer, read: Answer): void {
  const chain = judge(version).status(200).resourceType('ImagingStudy');
  if (!chain.ok || !read.resource) return;
  const found = differences(parseLossless(read.text), parseLossless(version.text), besideVersions);
  const [then, now] = [read, version].map((one) => one.resource?.meta?.lastUpdated);
  chain
    .that(found.length === 0, {
      code: 'version-changed',
      message: `the version is not what it was: ${found[0]?.path} ${found[0]?.kind}`,
      expected: 'what the read gave while that version was current',
      actual: found.slice(0, 20),
    })
    .that(then === now || agrees(now ?? '', then ?? ''), {
      code: 'last-updated',
      message: `meta.lastUpdated of the version was ${then} and is ${now}`,
      expected: then ?? null,
      actual: now ?? null,
    });
}

export const vreadChecks = [
  check(
    'crud/vread/current',
    {
      rule: 'A vread of the current version gives the study with the id and version of the URL.',
      requirements: ['rest-vread-id-and-version'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId: version } = await studies.stored();
      if (!version) throw new NotApplicable('the server gives no version ids');
      judge(await server.vread('ImagingStudy', id, version))
        .status(200)
        .resourceType('ImagingStudy')
        .fhirpath('id = %id and meta.versionId = %version', 'id and version are those of the URL', {
          id,
          version,
        });
    },
  ),
  check(
    'crud/vread/earlier-content',
    {
      rule: 'A vread gives the content of the version it names, not the current one.',
      requirements: ['rest-vread-returns-that-content', 'rest-vread-id-and-version'],
      needs: needsUpdate,
    },
    async ({ server, session, studies, judge }) => {
      const first = await studies.stored(studies.one({ status: 'registered' }));
      if (!first.versionId) throw new NotApplicable('the server gives no version ids');
      const updated = await put(server, { ...first.stored, status: 'available' }, first.read);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      const current = await server.read('ImagingStudy', first.id);
      const earlier = await server.vread('ImagingStudy', first.id, first.versionId);
      if (earlier.status === 404 && declares(session, 'readHistory') !== true) {
        throw new NotApplicable('earlier versions are not kept, and readHistory is not declared');
      }
      judge(earlier)
        .status(200)
        .fhirpath(
          "id = %id and meta.versionId = %version and status = 'registered'",
          'the first version has the first status',
          { id: first.id, version: first.versionId },
        );
      const version = current.resource?.meta?.versionId;
      if (!version) throw new NotTestable('the updated study has no meta.versionId');
      judge(await server.vread('ImagingStudy', first.id, version))
        .status(200)
        .fhirpath("status = 'available'", 'the second version has the second status');
    },
  ),
  check(
    'crud/vread/earlier-unchanged',
    {
      rule: 'A version stays as it was: its vread after later updates gives what the read gave at its time.',
      requirements: ['rest-vread-returns-that-content', 'rest-past-version-immutable'],
      needs: needsUpdate,
    },
    async (context) => {
      const { server } = context;
      const { id, versionId, stored, read } = await agedStudy(context);
      if (!versionId) throw new NotApplicable('the server gives no version ids');
      const { note: _left, ...body } = stored;
      const second = await put(server, { ...body, status: 'available' } as typeof stored, read);
      const last = await server.read('ImagingStudy', id);
      await put(server, { ...body, status: 'cancelled' } as typeof stored, last);
      if (second.status !== 200) throw new NotTestable(`the update answered ${second.status}`);
      const earlier = await server.vread('ImagingStudy', id, versionId);
      if (earlier.status === 404) throw new NotApplicable('earlier versions are not kept');
      judgeUnchanged(context, earlier, read);
    },
  ),
  check(
    'crud/vread/immutable',
    {
      rule: 'Updates and deletes addressed to a past version change neither it nor the current one.',
      requirements: ['rest-past-version-immutable'],
      needs: needsUpdate,
    },
    async (context) => {
      const { server, studies } = context;
      const { id, versionId, stored, read } = await studies.stored(
        studies.one({ status: 'registered' }),
      );
      if (!versionId) throw new NotApplicable('the server gives no version ids');
      const updated = await put(server, { ...stored, status: 'available' }, read);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      const current = await server.read('ImagingStudy', id);
      const past = await server.vread('ImagingStudy', id, versionId);
      if (past.status !== 200) throw new NotApplicable('earlier versions are not kept');
      const path = `ImagingStudy/${id}/_history/${versionId}`;
      const body = JSON.stringify({ ...stored, status: 'cancelled' });
      await server.send({ method: 'PUT', path, body });
      const deletion = await server.send({ method: 'DELETE', path });
      const later = await server.vread('ImagingStudy', id, versionId);
      const purged = deletion.status < 300 && (later.status === 404 || later.status === 410);
      // A server may offer a deletion of history of its own.
      if (purged) context.judge.should(later).status(200);
      else judgeUnchanged(context, later, past);
      judgeUnchanged(context, await server.read('ImagingStudy', id), current);
    },
  ),
  check(
    'crud/vread/of-another',
    {
      rule: 'A vread gives the version of the study in the URL, never one of another study.',
      requirements: ['rest-vread-id-and-version'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const one = await studies.stored();
      const other = await studies.stored();
      for (const [id, version] of [
        [one.id, other.versionId],
        [other.id, one.versionId],
      ]) {
        if (!id || !version) throw new NotApplicable('the server gives no version ids');
        const answer = await server.vread('ImagingStudy', id, version);
        judge(answer).that(answer.status >= 300 || answer.resource?.id === id, {
          code: 'other-id',
          message: `the vread of ${id} gave the study ${answer.resource?.id}`,
          expected: id,
          actual: answer.resource?.id ?? null,
        });
      }
    },
  ),
  check(
    'crud/vread/media-type',
    {
      rule: 'A version of a study in JSON is served as application/fhir+json.',
      requirements: ['format-json-mime-type'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId } = await studies.stored();
      if (!versionId) throw new NotApplicable('the server gives no version ids');
      judge(await server.vread('ImagingStudy', id, versionId))
        .status(200)
        .header('Content-Type', fhirJson, 'application/fhir+json');
    },
  ),
  check(
    'crud/vread/etag-is-version',
    {
      rule: 'An ETag in the answer to a vread equals the version it gives, also after an update.',
      requirements: ['rest-etag-equals-versionid'],
      needs: needsUpdate,
    },
    async ({ server, studies, judge }) => {
      const {
        id,
        versionId: version,
        stored,
        read: current,
      } = await studies.stored(studies.one({ status: 'registered' }));
      if (!version) throw new NotApplicable('the server gives no version ids');
      const answers = [await server.vread('ImagingStudy', id, version)];
      await put(server, { ...stored, status: 'available' }, current);
      answers.push(await server.vread('ImagingStudy', id, version));
      const tagged = answers.filter((one) => one.status === 200 && one.headers.etag !== undefined);
      if (tagged.length === 0) throw new NotApplicable('the answer has no ETag');
      for (const answer of tagged) {
        const etag = answer.headers.etag ?? '';
        judge(answer).that(etagVersion(etag) === version, {
          code: 'etag-version',
          message: `the ETag is ${etag}`,
          expected: `W/"${version}"`,
          actual: etag,
        });
      }
    },
  ),
  check(
    'crud/vread/unknown-version',
    {
      rule: 'A version that never was is answered 404.',
      requirements: ['rest-vread-history-unsupported-404'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      for (const version of neverGiven) {
        judge(await server.vread('ImagingStudy', id, version)).status(404);
      }
    },
  ),
  check(
    'crud/vread/never-another-version',
    {
      rule: 'A vread never answers with a version other than the one in the URL.',
      requirements: ['rest-vread-id-and-version'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId } = await studies.stored();
      // A version id is text: two that are the same number are two.
      const near = versionId === undefined ? [] : [`0${versionId}`, `${versionId}.0`];
      for (const version of [...neverGiven, ...near]) {
        judge(await server.vread('ImagingStudy', id, version)).notStatus('2xx');
      }
    },
  ),
  check(
    'crud/vread/just-made',
    {
      rule: 'The version that an update has just made can be read by the id in its ETag, before anyone reads the study.',
      requirements: ['rest-vread-id-and-version'],
      needs: needsUpdate,
    },
    async ({ server, session, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      if (!hasVersions(session, read)) throw new NotApplicable('there are no versions');
      const updated = await put(server, { ...stored, status: 'available' }, read);
      const { etag } = updated.headers;
      if (updated.status !== 200 || etag === undefined) {
        throw new NotApplicable(`the update answered ${updated.status}, or has no ETag`);
      }
      const version = etagVersion(etag);
      judge(await server.vread('ImagingStudy', id, version))
        .status(200)
        .fhirpath(
          "id = %id and meta.versionId = %version and status = 'available'",
          'it is what the update made',
          { id, version },
        );
    },
  ),
  check(
    'crud/vread/deletion',
    {
      rule: 'A vread of the version at which the study was deleted answers 410, and never with another version.',
      requirements: ['rest-vread-id-and-version', 'rest-vread-deleted-version-410'],
      needs: { interactions: ['create', 'read', 'delete', 'vread'] },
    },
    async ({ server, studies, judge }) => {
      const { id, versionId } = await studies.stored();
      const deleted = await server.delete('ImagingStudy', id);
      const gone = await server.read('ImagingStudy', id);
      const etag = deleted.headers.etag ?? gone.headers.etag;
      if (etag === undefined || etagVersion(etag) === versionId) {
        throw new NotApplicable('the server does not tell a version id of the deletion');
      }
      const version = etagVersion(etag);
      const answer = await server.vread('ImagingStudy', id, version);
      judge.should(answer).status(410);
      const { resourceType, meta } = answer.resource ?? {};
      judge(answer).that(resourceType !== 'ImagingStudy' || meta?.versionId === version, {
        code: 'version',
        message: `the vread of version ${version}, the deletion, gives version ${meta?.versionId}`,
        expected: '410',
        actual: meta?.versionId ?? null,
      });
    },
  ),
];
