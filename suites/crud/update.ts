import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { etagVersion, isFresh } from './versions.ts';

const needs = { interactions: ['create', 'read', 'update'] };

/** Longer than the resolution of any usual clock stamp. */
const CLOCK_STEP = 1100;

export const updateChecks = [
  check(
    'crud/update/status',
    {
      rule: 'An update of an existing study answers 200 and is what the next read gives.',
      requirements: ['rest-update-200'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ description: 'before' }));
      const updated = await put(server, { ...stored, description: 'after' }, read);
      if (!judge(updated).status(200).ok) return;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("description = 'after'", 'the read shows the new description');
    },
  ),
  check(
    'crud/update/only-that-one',
    {
      rule: 'An update changes the study it names and no other.',
      requirements: ['rest-update-200'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const other = await studies.stored(studies.one({ description: 'before' }));
      const { stored, read } = await studies.stored(studies.one({ description: 'before' }));
      await put(server, { ...stored, description: 'after' }, read);
      judge(await server.read('ImagingStudy', other.id))
        .status(200)
        .fhirpath(
          "description = 'before' and (meta.versionId.empty() or meta.versionId = %version)",
          'the other study is as it was',
          { version: other.versionId ?? '' },
        );
    },
  ),
  check(
    'crud/update/etag',
    {
      rule: 'The answer to an update has an ETag that holds the new version id.',
      requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      const { id, stored, read } = await studies.stored();
      const updated = await put(server, { ...stored, description: 'after' }, read);
      if (!judge(updated).status(200).header('ETag').ok) return;
      judge(await server.read('ImagingStudy', id)).fhirpath(
        'meta.versionId = %version',
        'meta.versionId of the updated study is what the ETag said',
        { version: etagVersion(updated.headers.etag ?? '') },
      );
    },
  ),
  check(
    'crud/update/last-modified',
    {
      rule: 'The answer to an update has a Last-Modified header.',
      requirements: ['rest-update-etag-last-modified'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { stored, read } = await studies.stored();
      judge(await put(server, { ...stored, description: 'after' }, read))
        .status(200)
        .header('Last-Modified', (value) => !Number.isNaN(Date.parse(value)), 'an HTTP date');
    },
  ),
  check(
    'crud/update/version-moves',
    {
      rule: 'Each change of the content gives the study a version id it has not had before.',
      requirements: ['rest-versionid-changes-on-update', 'rest-versionid-valid-id'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId, stored, read } = await studies.stored();
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      const versions = [versionId];
      let last = read;
      for (const description of ['second version', 'third version']) {
        await put(server, { ...stored, description }, last);
        last = await server.read('ImagingStudy', id);
        judge(last).fhirpath('description = %description', 'the update shows', { description });
        versions.push(String(last.resource?.meta?.versionId));
      }
      judge(last).that(new Set(versions).size === versions.length, {
        code: 'version-reused',
        message: `three versions of one study have the version ids ${versions.join(', ')}`,
        expected: 'three different ids',
        actual: versions,
      });
    },
  ),
  check(
    'crud/update/last-updated',
    {
      rule: 'An update moves meta.lastUpdated to the current time of the server.',
      requirements: ['rest-lastupdated-on-write'],
      needs,
    },
    async ({ server, studies, judge, clock }) => {
      const { id, stored, read } = await studies.stored();
      const before = read.resource?.meta?.lastUpdated;
      if (!before) throw new NotApplicable('the server gives no meta.lastUpdated');
      await clock.sleep(CLOCK_STEP);
      const updated = await put(server, { ...stored, description: 'after' }, read);
      const after = (await server.read('ImagingStudy', id)).resource?.meta?.lastUpdated;
      judge(updated)
        .status(200)
        .that(after !== undefined && Date.parse(after) > Date.parse(before), {
          code: 'last-updated',
          message: `meta.lastUpdated was ${before}, and is ${after} after an update a second later`,
          expected: `later than ${before}`,
          actual: after ?? null,
        })
        .that(!updated.headers.date || isFresh(after ?? '', updated.headers.date), {
          code: 'last-updated',
          message: `meta.lastUpdated is ${after}, the answer to the update is dated ${updated.headers.date}`,
          expected: 'within a minute of the Date of the answer',
          actual: after ?? null,
        });
    },
  ),
  check(
    'crud/update/client-version-ignored',
    {
      rule: 'An update ignores meta.versionId and meta.lastUpdated of the body, and is not refused for them.',
      requirements: ['rest-update-ignores-client-version-meta'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored();
      const meta = { ...stored.meta, versionId: 'client-9', lastUpdated: '1990-01-01T00:00:00Z' };
      const updated = await put(server, { ...stored, meta, description: 'after' }, read);
      if (!judge(updated).status(200).ok) return;
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
    'crud/update/id-missing',
    {
      rule: 'An update whose body has no id is answered 400 and changes nothing.',
      requirements: ['rest-update-missing-id-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored } = await studies.stored(studies.one({ description: 'before' }));
      const { id: _left, ...body } = stored;
      const refused = await server.update({ ...body, description: 'after' }, { id });
      judge(refused).status(400);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("description = 'before'", 'the study is as it was');
    },
  ),
  check(
    'crud/update/id-mismatch',
    {
      rule: 'An update whose body has another id than the URL is answered 400; neither study is touched.',
      requirements: ['rest-update-id-mismatch-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const one = await studies.stored(studies.one({ description: 'before' }));
      const other = await studies.stored(studies.one({ description: 'before' }));
      const body = { ...one.stored, id: other.id, description: 'after' };
      judge(await server.update(body, { id: one.id })).status(400);
      for (const { id } of [one, other]) {
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath("description = 'before'", `ImagingStudy/${id} is as it was`);
      }
    },
  ),
  check(
    'crud/update/id-mismatch-creates-nothing',
    {
      rule: 'An update whose body has an unused id other than that of the URL creates nothing.',
      requirements: ['rest-update-id-mismatch-400'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const { id, stored } = await studies.stored(studies.one({ description: 'before' }));
      const unused = `lbx-${session.runId}-mismatch`;
      judge(await server.update({ ...stored, id: unused }, { id })).status(400);
      judge(await server.read('ImagingStudy', unused)).notStatus('2xx');
    },
  ),
  check(
    'crud/update/replaces-whole',
    {
      rule: 'An update replaces the whole study: elements left out of the body are gone.',
      requirements: ['rest-update-replaces-whole'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(
        studies.one({ description: 'before', note: [{ text: 'a note' }] }),
      );
      const { description: _left, note: _gone, ...body } = stored;
      judge(await put(server, body as typeof stored, read)).status(200);
      judge(await server.read('ImagingStudy', id)).fhirpath(
        'description.empty() and note.empty()',
        'description and note are gone',
      );
    },
  ),
  check(
    'crud/update/as-create',
    {
      rule: 'Where updateCreate is declared, an update to an unused id answers 201 and stores the study under that id.',
      requirements: ['rest-update-as-create-201'],
      needs: { interactions: ['read', 'update'] },
    },
    async ({ server, session, studies, judge }) => {
      if (declares(session, 'updateCreate') !== true) {
        throw new NotApplicable('the CapabilityStatement does not declare updateCreate');
      }
      const id = `lbx-${session.runId}-upsert`;
      const created = await server.update(studies.one({ id }));
      if (!judge(created).status(201).ok) return;
      judge
        .should(created)
        .header('Location', new RegExp(`ImagingStudy/${id}(/|$)`), 'names the id');
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('id = %id', 'the study is there under that id', { id });
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
    'crud/update/type-mismatch',
    {
      rule: 'An update of a study with a body of another type stores and changes nothing.',
      requirements: ['rest-create-type-must-match-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId } = await studies.stored(studies.one({ description: 'before' }));
      const patient = { resourceType: 'Patient', id, active: true };
      const refused = await server.send({
        method: 'PUT',
        path: `/ImagingStudy/${id}`,
        body: JSON.stringify(patient),
      });
      judge.should(refused).status('4xx');
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath(
          "description = 'before' and (meta.versionId.empty() or meta.versionId = %version)",
          'the study is as it was',
          { version: versionId ?? '' },
        );
    },
  ),
  check(
    'crud/update/unparseable',
    {
      rule: 'An update whose body is no JSON is refused and changes nothing.',
      requirements: ['rest-create-unparseable-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored } = await studies.stored(studies.one({ description: 'before' }));
      const text = JSON.stringify({ ...stored, description: 'after' }).slice(0, -2);
      const refused = await server.update(stored, { text });
      judge(refused).notStatus('2xx');
      judge.should(refused).status('4xx');
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("description = 'before'", 'the study is as it was');
    },
  ),
];
