import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { idOf } from '../../fixtures/studies.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { AGE_MS, agedStudy } from './aged.ts';
import { put } from './put.ts';
import { roundTripText } from './round-trip-text.ts';
import { hasVersions, isFresh, isHttpDate } from './versions.ts';

const needs = { interactions: ['create', 'read', 'update'] };

/** Stores a study; one that the server does not take is replaced by what every server takes, with two more elements. */
export async function storedOrPlain({ studies }: CheckContext, study: Resource) {
  try {
    return await studies.stored(study);
  } catch (error) {
    if (!(error instanceof NotTestable)) throw error;
    const note = [{ text: 'a note' }];
    return studies.stored(studies.one({ status: 'registered', note }));
  }
}

export const updateChecks = [
  check(
    'crud/update/status',
    {
      rule: 'An update of an existing study answers 200 and is what the next read gives.',
      requirements: ['rest-update-200'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      let last = read;
      for (const status of ['available', 'cancelled', 'unknown']) {
        const updated = await put(server, { ...stored, status }, last);
        if (!judge(updated).status(200).ok) return;
        last = await server.read('ImagingStudy', id);
        judge(last).status(200).fhirpath('status = %status', 'the read shows the new status', {
          status,
        });
      }
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
      const other = await studies.stored(studies.one({ status: 'registered' }));
      const { stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      await put(server, { ...stored, status: 'available' }, read);
      judge(await server.read('ImagingStudy', other.id))
        .status(200)
        .fhirpath(
          "status = 'registered' and (meta.versionId.empty() or meta.versionId = %version)",
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
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      if (!hasVersions(session, read)) throw new NotApplicable('the server has no version ids');
      const updated = await put(server, { ...stored, status: 'available' }, read);
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
      const { stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      judge(await put(server, { ...stored, status: 'available' }, read))
        .status(200)
        .header('Last-Modified', isHttpDate, 'an HTTP date');
    },
  ),
  check(
    'crud/update/version-moves',
    {
      rule: 'Each change of the content gives the study a version id it has not had before.',
      requirements: [
        'rest-versionid-changes-on-update',
        'rest-versionid-valid-id',
        'capability-versioning-honest',
      ],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId, stored, read } = await studies.stored(
        studies.one({ status: 'registered' }),
      );
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      const versions = [versionId];
      let last = read;
      for (const status of ['available', 'cancelled']) {
        await put(server, { ...stored, status }, last);
        last = await server.read('ImagingStudy', id);
        judge(last)
          .fhirpath('status = %status', 'the update shows', { status })
          .fhirpath(
            "meta.versionId.matches('^[A-Za-z0-9.-]{1,64}$')",
            'meta.versionId is there and is a legal id',
          );
        versions.push(String(last.resource?.meta?.versionId));
      }
      const note = [{ text: 'A note alone' }];
      await put(server, { ...stored, status: 'cancelled', note }, last);
      const noted = await server.read('ImagingStudy', id);
      // What keeps no notes has nothing to make a new version of.
      if (noted.resource?.note) versions.push(String(noted.resource.meta?.versionId));
      judge(last).that(new Set(versions).size === versions.length, {
        code: 'version-reused',
        message: `versions of one study have the version ids ${versions.join(', ')}`,
        expected: 'different ids',
        actual: versions,
      });
    },
  ),
  check(
    'crud/update/last-updated',
    {
      rule: 'An update moves meta.lastUpdated to the current time of the server, and the next one moves it again.',
      requirements: ['rest-lastupdated-on-write'],
      needs,
    },
    async (context) => {
      const { server, judge, clock } = context;
      const { id, stored, read } = await agedStudy(context);
      const before = read.resource?.meta?.lastUpdated;
      if (!before) throw new NotApplicable('the server gives no meta.lastUpdated');
      const updated = await put(server, { ...stored, status: 'available' }, read);
      const second = await server.read('ImagingStudy', id);
      const after = second.resource?.meta?.lastUpdated;
      judge(updated)
        .status(200)
        .that(after !== undefined && Date.parse(after) > Date.parse(before), {
          code: 'last-updated',
          message: `meta.lastUpdated was ${before}, and is ${after} after an update some seconds later`,
          expected: `later than ${before}`,
          actual: after ?? null,
        })
        .that(!updated.headers.date || isFresh(after ?? '', updated.headers.date), {
          code: 'last-updated',
          message: `meta.lastUpdated is ${after}, the answer to the update is dated ${updated.headers.date}`,
          expected: 'within a minute of the Date of the answer',
          actual: after ?? null,
        });
      if (!after) return;
      await clock.sleep(AGE_MS);
      const again = await put(server, { ...stored, status: 'cancelled' }, second);
      const last = (await server.read('ImagingStudy', id)).resource?.meta?.lastUpdated;
      judge(again)
        .status(200)
        .that(last !== undefined && Date.parse(last) > Date.parse(after), {
          code: 'last-updated',
          message: `meta.lastUpdated was ${after}, and is ${last} after a further update some seconds later`,
          expected: `later than ${after}`,
          actual: last ?? null,
        });
    },
  ),
  check(
    'crud/update/unchanged',
    {
      rule: 'An update with the study just as it was read is accepted, and changes nothing in its content.',
      requirements: ['rest-update-200'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      judge(await put(server, stored, read, { text: read.text })).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("id = %id and status = 'registered'", 'the study is as it was', { id });
    },
  ),
  check(
    'crud/update/replaces-whole',
    {
      rule: 'An update replaces the whole study: elements left out of the body are gone.',
      requirements: ['rest-update-replaces-whole'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { study } = roundTripText(context, 'all-elements');
      const { id, read } = await storedOrPlain(context, study);
      const body = studies.one({ id });
      judge(await put(server, body, read)).status(200);
      const last = await server.read('ImagingStudy', id);
      const sent = Object.keys(body);
      const kept = Object.keys(last.resource ?? {}).filter(
        (name) => name !== 'text' && name !== 'meta' && !sent.includes(name),
      );
      judge(last)
        .status(200)
        .that(kept.length === 0, {
          code: 'content-kept',
          message: `the update left these elements out, yet they are still there: ${kept.join(', ')}`,
          expected: sent,
          actual: Object.keys(last.resource ?? {}),
        });
    },
  ),
  check(
    'crud/update/replaces-items',
    {
      rule: 'An update replaces the items of lists: what is left out of a series or an instance is gone.',
      requirements: ['rest-update-replaces-whole'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const [series] =
        validStudy({ seed: session.seed, key: 'replaces-items', modality: 'CT', series: 1 })
          .series ?? [];
      const instance = (series?.instance ?? []).map((one) => ({ ...one, title: 'before' }));
      const full = { ...series, description: 'before', number: 7, instance };
      const { id, stored, read } = await studies.stored(studies.one({ series: [full] }));
      const bare = {
        uid: series?.uid,
        modality: series?.modality,
        instance: instance.map(({ uid, sopClass }) => ({ uid, sopClass })),
      };
      judge(await put(server, { ...stored, series: [bare] }, read)).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('series.description.empty() and series.number.empty()', 'the series has no more')
        .fhirpath('series.instance.title.empty()', 'the instances have no more');
    },
  ),
  check(
    'crud/update/replaces-extensions',
    {
      rule: 'An update replaces extensions: one of a primitive that is left out of the body is gone.',
      requirements: ['rest-update-replaces-whole'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const extension = [{ url: 'http://a.example/StructureDefinition/x', valueString: 'before' }];
      const created = await server.create(
        studies.one({ description: 'a', _description: { extension } }),
      );
      if (created.status >= 400 && created.status < 500) {
        throw new NotApplicable('a study with the extension is refused, as R4 lets a server do');
      }
      const id = idOf(created);
      const read = id === undefined ? undefined : await server.read('ImagingStudy', id);
      if (!id || !read?.resource) throw new NotTestable('the study cannot be read back');
      const { _description: before, ...kept } = read.resource;
      if (before === undefined) throw new NotApplicable('the extension is not stored');
      judge(await put(server, { ...kept }, read)).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('description.extension.empty()', 'the description has no extension any more');
    },
  ),
  check(
    'crud/update/replaces-lists',
    {
      rule: 'An update replaces lists: items left out of the body are gone, in a study, a series and an instance.',
      requirements: ['rest-update-replaces-whole'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const { series, numberOfSeries, numberOfInstances } = validStudy({
        seed: session.seed,
        key: 'replaces-lists',
        modality: 'CT',
        series: 3,
        instances: 3,
      });
      const note = [{ text: 'a' }, { text: 'b' }, { text: 'c' }];
      const content = { series, numberOfSeries, numberOfInstances, note };
      const { id, stored, read } = await studies.stored(studies.one(content));
      const [first, , last] = series ?? [];
      const shorter = [first, { ...last, instance: last?.instance?.slice(1) }];
      const body = { ...stored, series: shorter, note: note.slice(1) };
      judge(await put(server, body, read)).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath(
          'series.uid.count() = 2 and (series.uid contains %gone).not()',
          'the series left out is gone',
          { gone: series?.[1]?.uid },
        )
        .fhirpath('series.instance.count() = 5', 'the instance left out is gone')
        .fhirpath('note.count() = 2', 'the note left out is gone');
    },
  ),
];
