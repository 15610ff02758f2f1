import { NotApplicable } from '../../fixtures/check.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { put } from './put.ts';
import { flipCase, unusedIds } from './unused-ids.ts';
import { agrees, hasVersions, isHttpDate } from './versions.ts';

const needs = { interactions: ['create', 'read'] };

export const readChecks = [
  check(
    'crud/read/study',
    {
      rule: 'A read answers 200 with the study whose id is in the URL.',
      requirements: ['rest-read-id-matches-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const first = await studies.stored();
      const second = await studies.stored();
      for (const { id } of [first, second]) {
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .resourceType('ImagingStudy')
          .fhirpath('id = %id', 'the id is the one in the URL', { id });
      }
    },
  ),
  check(
    'crud/read/media-type',
    {
      rule: 'A study in JSON is served as application/fhir+json.',
      requirements: ['format-json-mime-type'],
      needs,
    },
    async ({ studies, judge }) => {
      const { read } = await studies.stored();
      judge(read).header(
        'Content-Type',
        /^application\/fhir\+json\s*(;|$)/i,
        'application/fhir+json',
      );
    },
  ),
  check(
    'crud/read/charset',
    {
      rule: 'A charset in the Content-Type of a study is UTF-8.',
      requirements: ['format-utf8'],
      needs,
    },
    async ({ studies, judge }) => {
      const { read } = await studies.stored(studies.one({ description: 'Ærø, 胸部, 🩻' }));
      judge(read)
        .header('Content-Type', (value) => isUtf8(value), 'no charset, or UTF-8')
        .that(!read.text.includes('\uFFFD'), {
          code: 'encoding',
          message: 'the body has bytes that are not UTF-8',
          expected: 'UTF-8',
          actual: read.text.slice(0, 200),
        });
    },
  ),
  check(
    'crud/read/stable',
    {
      rule: 'Reading a study does not change it: version, lastUpdated and content stay as they are.',
      requirements: ['rest-versionid-changes-on-update', 'rest-lastupdated-on-write'],
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const { id, read } = await agedStudy(context);
      await server.read('ImagingStudy', id);
      const last = await server.read('ImagingStudy', id);
      const { versionId, lastUpdated } = read.resource?.meta ?? {};
      judge(last)
        .status(200)
        .that(last.resource?.meta?.versionId === versionId, {
          code: 'version-moved',
          message: `meta.versionId was ${versionId} and is ${last.resource?.meta?.versionId}, though nothing was written`,
          expected: versionId ?? null,
          actual: last.resource?.meta?.versionId ?? null,
        })
        .that(sameInstant(last.resource?.meta?.lastUpdated, lastUpdated), {
          code: 'last-updated',
          message: `meta.lastUpdated was ${lastUpdated} and is ${last.resource?.meta?.lastUpdated}, though nothing was written`,
          expected: lastUpdated ?? null,
          actual: last.resource?.meta?.lastUpdated ?? null,
        });
    },
  ),
  check(
    'crud/read/etag',
    {
      rule: 'A read answers with an ETag where versions are supported.',
      requirements: ['rest-read-etag-present'],
      needs,
    },
    async ({ studies, judge }) => {
      const { read, versionId } = await studies.stored();
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      judge(read).header('ETag');
    },
  ),
  check(
    'crud/read/etag-is-version',
    {
      rule: 'An ETag in the answer to a read equals meta.versionId.',
      requirements: ['rest-etag-equals-versionid'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const {
        id,
        stored,
        read: first,
      } = await studies.stored(studies.one({ status: 'registered' }));
      if (!hasVersions(session, first)) throw new NotApplicable('the server has no version ids');
      await put(server, { ...stored, status: 'available' }, first);
      const read = await server.read('ImagingStudy', id);
      const etag = read.headers.etag;
      if (etag === undefined) throw new NotApplicable('the answer has no ETag');
      judge(read)
        .status(200)
        .fhirpath('meta.versionId = %version', 'meta.versionId is what the ETag says', {
          version: etagVersion(etag),
        });
    },
  ),
  check(
    'crud/read/last-modified',
    {
      rule: 'A read answers with a Last-Modified that agrees with meta.lastUpdated.',
      requirements: ['rest-read-last-modified-present'],
      needs,
    },
    async ({ studies, judge }) => {
      const { read } = await studies.stored();
      const lastUpdated = read.resource?.meta?.lastUpdated;
      judge(read).header(
        'Last-Modified',
        (value) => isHttpDate(value) && (lastUpdated === undefined || agrees(value, lastUpdated)),
        `an HTTP date within a second of ${lastUpdated}`,
      );
    },
  ),
  check(
    'crud/read/unknown-id',
    {
      rule: 'Reading an id that was never used answers 404.',
      requirements: ['rest-read-unknown-404'],
      needs: { interactions: ['read'] },
    },
    async ({ server, session, judge }) => {
      // Access control may answer 401 or 403 in place of 404 (security.html#AccessDenied).
      for (const id of unusedIds(session)) {
        judge(await server.read('ImagingStudy', id)).status(404, 401, 403);
      }
    },
  ),
  check(
    'crud/read/whole-id',
    {
      rule: 'A part of an id does not address the resource.',
      requirements: ['rest-read-id-matches-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      for (const part of [id.slice(0, -1), `${id}0`]) {
        if (part === '') continue;
        const read = await server.read('ImagingStudy', part);
        judge(read).that(read.resource?.id !== id, {
          code: 'other-id',
          message: `reading ${part} gave the study ${id}`,
          expected: `not ${id}`,
          actual: read.resource?.id ?? null,
        });
      }
    },
  ),
  check(
    'crud/read/id-case',
    {
      rule: 'An id in another letter case does not address the resource.',
      requirements: ['rest-url-case-sensitive', 'rest-read-id-matches-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const flipped = flipCase(id);
      if (flipped === id) throw new NotApplicable(`the server's id '${id}' has no letters`);
      const read = await server.read('ImagingStudy', flipped);
      judge(read).that(read.resource?.id !== id, {
        code: 'other-id',
        message: `reading ${flipped} gave the study ${id}`,
        expected: `not ${id}`,
        actual: read.resource?.id ?? null,
      });
    },
  ),
  check(
    'crud/read/type-case',
    {
      rule: 'A type name in another letter case is not served.',
      requirements: ['rest-url-case-sensitive'],
      level: 'SHOULD',
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      judge(await server.read('imagingstudy', id)).status('4xx', '5xx');
    },
  ),
  check(
    'crud/read/other-type',
    {
      rule: 'The id of a study does not address a resource of another type.',
      requirements: ['rest-read-id-matches-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const read = await server.read('Patient', id);
      judge(read).that(read.resource?.resourceType !== 'ImagingStudy', {
        code: 'other-type',
        message: `GET Patient/${id} gave an ImagingStudy`,
        expected: 'a Patient, or no resource',
        actual: read.resource?.resourceType ?? null,
      });
    },
  ),
  check(
    'crud/read/unknown-type',
    {
      rule: 'A type that does not exist is answered 404.',
      requirements: ['rest-unknown-type-404'],
      needs: { interactions: ['read'] },
    },
    async ({ server, judge }) => {
      judge(await server.read('NotAType', '1'))
        .notStatus('2xx')
        .status('4xx');
    },
  ),
  check(
    'crud/read/error-outcome',
    {
      rule: 'A failed read explains itself in an OperationOutcome.',
      requirements: ['rest-error-body-operationoutcome'],
      needs: { interactions: ['read'] },
    },
    async ({ server, session, judge }) => {
      judge(await server.read('ImagingStudy', `lbx-${session.runId}-never`)).errorOutcome();
    },
  ),
];

export function isUtf8(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";]+)/i.exec(contentType)?.[1]?.trim();
  return charset === undefined || /^utf-?8$/i.test(charset);
}

function sameInstant(one: string | undefined, other: string | undefined): boolean {
  return one === other || Date.parse(one ?? '') === Date.parse(other ?? '');
}
