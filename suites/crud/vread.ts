import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { etagVersion } from './versions.ts';

const needs = { interactions: ['create', 'read', 'vread'] };
const needsUpdate = { interactions: ['create', 'read', 'update', 'vread'] };

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
      const first = await studies.stored(studies.one({ description: 'A' }));
      if (!first.versionId) throw new NotApplicable('the server gives no version ids');
      const updated = await put(server, { ...first.stored, description: 'B' }, first.read);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      const current = await server.read('ImagingStudy', first.id);
      const earlier = await server.vread('ImagingStudy', first.id, first.versionId);
      if (earlier.status === 404 && declares(session, 'readHistory') !== true) {
        throw new NotApplicable('earlier versions are not kept, and readHistory is not declared');
      }
      judge(earlier)
        .status(200)
        .fhirpath(
          "id = %id and meta.versionId = %version and description = 'A'",
          'the first version has the first description',
          { id: first.id, version: first.versionId },
        );
      const version = current.resource?.meta?.versionId;
      if (!version) throw new NotTestable('the updated study has no meta.versionId');
      judge(await server.vread('ImagingStudy', first.id, version))
        .status(200)
        .fhirpath("description = 'B'", 'the second version has the second description');
    },
  ),
  check(
    'crud/vread/etag-is-version',
    {
      rule: 'An ETag in the answer to a vread equals the version it gives.',
      requirements: ['rest-etag-equals-versionid'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId: version } = await studies.stored();
      if (!version) throw new NotApplicable('the server gives no version ids');
      const read = await server.vread('ImagingStudy', id, version);
      if (read.headers.etag === undefined) throw new NotApplicable('the answer has no ETag');
      judge(read).that(etagVersion(read.headers.etag) === version, {
        code: 'etag-version',
        message: `the ETag is ${read.headers.etag}`,
        expected: `W/"${version}"`,
        actual: read.headers.etag,
      });
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
      judge(await server.vread('ImagingStudy', id, '987654321')).status(404);
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
      const { id } = await studies.stored();
      judge(await server.vread('ImagingStudy', id, '987654321')).notStatus('2xx');
    },
  ),
  check(
    'crud/vread/deletion',
    {
      rule: 'A vread of the version at which the study was deleted answers 410.',
      requirements: ['rest-vread-deleted-version-410'],
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
      judge(await server.vread('ImagingStudy', id, etagVersion(etag))).status(410, 404);
    },
  ),
];
