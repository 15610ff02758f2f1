import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { isFresh } from './versions.ts';

const needs = { interactions: ['create'] };
const needsRead = { interactions: ['create', 'read'] };

/** datatypes.html#instant */
const instant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

export const createChecks = [
  check(
    'crud/create/status',
    {
      rule: 'A create answers 201 and has stored the study.',
      requirements: ['rest-create-201'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      const created = await server.create(studies.one());
      if (!judge(created).status(201).ok) return;
      const id = idOf(created);
      if (!id) throw new NotApplicable('the answer does not tell the id (a check of its own)');
      judge(await server.read('ImagingStudy', id)).status(200);
    },
  ),
  check(
    'crud/create/id',
    {
      rule: 'The server gives each new study an id of its own that is a legal id, in lower case if it is a UUID.',
      requirements: ['rest-create-populates-id-meta', 'validation-uuid-lowercase'],
      needs: needsRead,
    },
    async ({ studies, judge }) => {
      const first = await studies.stored();
      const second = await studies.stored();
      judge(first.read).fhirpath(
        "id.matches('^[A-Za-z0-9.-]{1,64}$')",
        'the id has 1 to 64 letters, digits, dashes and dots',
      );
      const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
      const upper = [first.id, second.id].filter((id) => isUuid.test(id) && /[A-F]/.test(id));
      judge(first.read).that(upper.length === 0, {
        code: 'uuid-case',
        message: `the id ${upper[0]} is a UUID in capitals`,
        expected: upper[0]?.toLowerCase() ?? '',
        actual: upper,
      });
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
    async ({ server, studies, judge }) => {
      // What it declares now: it is this statement that is held to the answers.
      const { resource } = await server.capabilities();
      const [versioning] = resource
        ? evaluate(resource, "rest.resource.where(type = 'ImagingStudy').versioning")
        : [];
      if (versioning !== 'no-version') {
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
    'crud/create/last-updated-instant',
    {
      rule: 'meta.lastUpdated is an instant: to the second at least, with a time zone.',
      requirements: ['validation-instant-lastupdated'],
      needs: needsRead,
    },
    async ({ studies, judge }) => {
      const { read } = await studies.stored();
      const lastUpdated = read.resource?.meta?.lastUpdated;
      if (lastUpdated === undefined) throw new NotApplicable('the server gives no lastUpdated');
      judge(read).that(typeof lastUpdated === 'string' && instant.test(lastUpdated), {
        code: 'instant',
        message: `meta.lastUpdated is ${JSON.stringify(lastUpdated)}`,
        expected: 'YYYY-MM-DDThh:mm:ss[.sss](Z or an offset)',
        actual: lastUpdated,
        expression: 'ImagingStudy.meta.lastUpdated',
      });
    },
  ),
  check(
    'crud/create/same-content',
    {
      rule: 'Each create makes a study of its own, also where another one has the same content.',
      requirements: ['rest-create-populates-id-meta', 'rest-create-201'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      const { id, sent } = await studies.stored();
      const again = await server.create(sent);
      if (again.status >= 400 && again.status < 500) {
        throw new NotApplicable(`a second study with the same content is refused: ${again.status}`);
      }
      if (!judge(again).status(201).ok) return;
      judge(again).that(idOf(again) !== id, {
        code: 'id-reused',
        message: `the second create of the same content was given the id of the first, ${id}`,
        expected: `not ${id}`,
        actual: idOf(again) ?? null,
      });
    },
  ),
  check(
    'crud/create/charset-parameter',
    {
      rule: 'A body whose Content-Type names the charset UTF-8 is accepted.',
      requirements: ['format-utf8'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const headers = { 'content-type': 'application/fhir+json; charset=UTF-8' };
      judge(await server.create(studies.one(), { headers })).status(201);
    },
  ),
  check(
    'crud/create/version-parameter',
    {
      rule: 'A body whose Content-Type names the FHIR version 4.0 is accepted.',
      requirements: ['format-fhirversion-parameter'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const headers = { 'content-type': 'application/fhir+json; fhirVersion=4.0' };
      judge(await server.create(studies.one(), { headers })).status(201);
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
