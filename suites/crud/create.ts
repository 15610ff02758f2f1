import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { idOf, locationOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { etagVersion, isFresh, tracksVersions } from './versions.ts';

const needs = { interactions: ['create'] };
const needsRead = { interactions: ['create', 'read'] };

export const createChecks = [
  check(
    'crud/create/status',
    { rule: 'A create that stores a study answers 201.', requirements: ['rest-create-201'], needs },
    async ({ server, studies, judge }) => {
      judge(await server.create(studies.one())).status(201);
    },
  ),
  check(
    'crud/create/location',
    {
      rule: 'A create answers with a Location that names the type and the id of the new study.',
      requirements: ['rest-create-location'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      const created = await server.create(studies.one());
      const chain = judge(created).status(201).header('Location');
      if (!chain.ok) return;
      const named = locationOf(created);
      chain.that(named?.type === 'ImagingStudy', {
        code: 'location',
        message: `Location '${created.headers.location}' does not end in ImagingStudy/[id]`,
        expected: '[base]/ImagingStudy/[id]/_history/[vid]',
        actual: created.headers.location,
      });
      if (!named || !chain.ok) return;
      const read = await server.read('ImagingStudy', named.id);
      judge(read)
        .status(200)
        .fhirpath('id = %id', 'the resource at Location has the id that Location names', {
          id: named.id,
        });
    },
  ),
  check(
    'crud/create/location-version',
    {
      rule: 'The Location of a create names the version id where the server tracks versions.',
      requirements: ['rest-create-location'],
      needs: needsRead,
    },
    async ({ session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      const { created, versionId } = await studies.stored();
      const named = locationOf(created)?.versionId;
      const chain = (tracksVersions(session) ? judge : judge.should)(created).that(
        named !== undefined,
        {
          code: 'location-version',
          message: `Location '${created.headers.location ?? ''}' has no version id`,
          expected: '[base]/ImagingStudy/[id]/_history/[vid]',
          actual: created.headers.location ?? null,
        },
      );
      if (named !== undefined && versionId !== undefined) {
        chain.that(named === versionId, {
          code: 'location-version',
          message: `Location names version ${named}, the study just created has version ${versionId}`,
          expected: versionId,
          actual: named,
        });
      }
    },
  ),
  check(
    'crud/create/location-version-readable',
    {
      rule: 'The versioned URL in Location can be read.',
      requirements: ['rest-create-location'],
      needs: { interactions: ['create', 'vread'] },
    },
    async ({ server, studies, judge }) => {
      const { created, id } = await studies.stored();
      const version = locationOf(created)?.versionId;
      if (!version) throw new NotApplicable('Location has no version id (a check of its own)');
      judge(await server.vread('ImagingStudy', id, version))
        .status(200)
        .fhirpath('id = %id and meta.versionId = %version', 'id and version are those asked for', {
          id,
          version,
        });
    },
  ),
  check(
    'crud/create/etag',
    {
      rule: 'A create answers with an ETag that holds the version id.',
      requirements: ['rest-create-etag-last-modified'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      judge(await server.create(studies.one()))
        .status(201)
        .header('ETag');
    },
  ),
  check(
    'crud/create/last-modified',
    {
      rule: 'A create answers with a Last-Modified that is an HTTP date.',
      requirements: ['rest-create-etag-last-modified'],
      needs,
    },
    async ({ server, studies, judge }) => {
      judge(await server.create(studies.one()))
        .status(201)
        .header('Last-Modified', (value) => !Number.isNaN(Date.parse(value)), 'an HTTP date');
    },
  ),
  check(
    'crud/create/etag-is-version',
    {
      rule: 'An ETag in the answer to a create equals meta.versionId of what was stored.',
      requirements: ['rest-etag-equals-versionid'],
      needs: needsRead,
    },
    async ({ studies, judge }) => {
      const { created, versionId } = await studies.stored();
      const etag = created.headers.etag;
      if (etag === undefined) throw new NotApplicable('the answer has no ETag');
      judge(created).that(etagVersion(etag) === versionId, {
        code: 'etag-version',
        message: `ETag is ${etag}, meta.versionId of the study just created is ${versionId}`,
        expected: `W/"${versionId}"`,
        actual: etag,
      });
    },
  ),
  check(
    'crud/create/id',
    {
      rule: 'The server gives each new study an id of its own that is a legal id.',
      requirements: ['rest-create-populates-id-meta'],
      needs: needsRead,
    },
    async ({ studies, judge }) => {
      const first = await studies.stored();
      const second = await studies.stored();
      judge(first.read).fhirpath(
        "id.matches('^[A-Za-z0-9.-]{1,64}$')",
        'the id has 1 to 64 letters, digits, dashes and dots',
      );
      judge(second.read).that(first.id !== second.id, {
        code: 'id-reused',
        message: `two creates were both given the id ${first.id}`,
        expected: 'two different ids',
        actual: [first.id, second.id],
      });
    },
  ),
  check(
    'crud/create/version-id',
    {
      rule: 'The server populates meta.versionId of a new study.',
      requirements: ['rest-create-populates-id-meta', 'rest-versionid-valid-id'],
      needs: needsRead,
    },
    async ({ session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      const { read } = await studies.stored();
      judge(read).fhirpath(
        "meta.versionId.matches('^[A-Za-z0-9.-]{1,64}$')",
        'meta.versionId is there and is a legal id',
      );
    },
  ),
  check(
    'crud/create/no-version-id',
    {
      rule: 'A server that declares no versions leaves meta.versionId out.',
      requirements: ['rest-no-version-no-versionid'],
      needs: needsRead,
    },
    async ({ session, studies, judge }) => {
      if (declares(session, 'versioning') !== 'no-version') {
        throw new NotApplicable('the server does not declare versioning = no-version');
      }
      const { read } = await studies.stored();
      judge(read).fhirpath('meta.versionId.empty()', 'there is no meta.versionId');
    },
  ),
  check(
    'crud/create/last-updated',
    {
      rule: 'The server sets meta.lastUpdated of a new study to its own current time.',
      requirements: ['rest-create-populates-id-meta', 'rest-lastupdated-on-write'],
      needs: needsRead,
    },
    async ({ studies, judge }) => {
      const { created, read } = await studies.stored();
      judge(read).fhirpath('meta.lastUpdated.exists()', 'meta.lastUpdated is there');
      const lastUpdated = read.resource?.meta?.lastUpdated;
      if (lastUpdated && created.headers.date) {
        judge(read).that(isFresh(lastUpdated, created.headers.date), {
          code: 'last-updated',
          message: `meta.lastUpdated is ${lastUpdated}, the answer to the create is dated ${created.headers.date}`,
          expected: 'within a minute of the Date of the answer',
          actual: lastUpdated,
        });
      }
    },
  ),
  check(
    'crud/create/client-id-ignored',
    {
      rule: 'A create ignores an id in the body and gives one of its own.',
      requirements: ['rest-create-ignores-client-id'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const id = `lbx-${session.runId}-client`;
      const first = await server.create(studies.one({ id }));
      const second = await server.create(studies.one({ id }));
      if (!judge(first).status(201).ok || !judge(second).status(201).ok) return;
      judge(second).that(idOf(first) !== undefined && idOf(first) !== idOf(second), {
        code: 'client-id-kept',
        message: `two creates with the id ${id} in the body were given ${idOf(first)} and ${idOf(second)}`,
        expected: 'two different ids',
        actual: [idOf(first) ?? null, idOf(second) ?? null],
      });
    },
  ),
  check(
    'crud/create/client-version-ignored',
    {
      rule: 'A create ignores meta.versionId and meta.lastUpdated of the body.',
      requirements: ['rest-create-ignores-client-version-meta'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      const study = studies.one();
      const meta = { ...study.meta, versionId: 'client-9', lastUpdated: '1990-01-01T00:00:00Z' };
      const created = await server.create({ ...study, meta });
      const id = idOf(created);
      if (!judge(created).status(201).ok || !id) return;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath(
          "meta.versionId.empty() or meta.versionId != 'client-9'",
          'versionId is not that of the body',
        )
        .fhirpath(
          "meta.lastUpdated.empty() or meta.lastUpdated.toString().startsWith('1990').not()",
          'lastUpdated is not that of the body',
        );
    },
  ),
  check(
    'crud/create/body',
    {
      rule: 'A resource in the answer to a create is the new study, with the id that Location names.',
      requirements: ['rest-id-same-everywhere'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const created = await server.create(studies.one());
      if (created.resource?.resourceType !== 'ImagingStudy') {
        throw new NotApplicable('the answer has no study in it');
      }
      const named = locationOf(created);
      if (!named) throw new NotApplicable('Location names no id (a check of its own)');
      judge(created).fhirpath('id = %id', 'the id in the body is the one in Location', {
        id: named.id,
      });
    },
  ),
  check(
    'crud/create/no-unasked-outcome',
    {
      rule: 'Without a Prefer header the answer to a create is the study or nothing, not an OperationOutcome.',
      requirements: ['rest-prefer-absent-no-outcome'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const created = await server.create(studies.one());
      judge(created)
        .status(201)
        .that(created.resource?.resourceType !== 'OperationOutcome', {
          code: 'unasked-outcome',
          message: 'the answer to a create holds an OperationOutcome that nobody asked for',
          expected: 'the study, or no body',
          actual: created.resource?.resourceType ?? null,
        });
    },
  ),
  check(
    'crud/create/resource-type-last',
    {
      rule: 'A study whose resourceType is the last property is accepted.',
      requirements: ['format-json-resourcetype-any-position'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { resourceType, ...rest } = studies.one();
      const study = { ...rest, resourceType };
      judge(await server.create(study, { text: JSON.stringify(study) })).status(201);
    },
  ),
];
