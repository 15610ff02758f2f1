import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { deleted } from './delete.ts';
import { put } from './put.ts';
import { hasVersions, isHttpDate } from './versions.ts';
import { judgeUnchanged } from './vread.ts';

const needs = { interactions: ['create', 'read', 'update'] };
const needsVread = { interactions: [...needs.interactions, 'vread'] };

/** A write, and the study as the next read gave it. */
interface Version {
  written: Answer;
  read: Answer;
  /** As sent. */
  status: unknown;
}

const versionOf = ({ read }: Version) => read.resource?.meta?.versionId;

/** What the updates change, one after the other: series alone, a note alone, the status alone, and everything. */
function changes(series: readonly unknown[]): Partial<Resource>[] {
  const [first, ...others] = series;
  const note = [{ text: 'a note' }];
  return [
    { status: 'registered', series: [first] },
    { status: 'registered', series: others },
    { status: 'registered', series: others, note },
    { status: 'available', series: others, note },
    { status: 'cancelled', series },
    // What was there before is a change as well.
    { status: 'registered', series: [first] },
  ] as Partial<Resource>[];
}

/** Return preferences that the updates take in turn: what R4 says of headers holds under each of them. */
const preferences = [undefined, 'minimal', 'representation', 'minimal', 'OperationOutcome'];

/** A study that was updated so often that neither the first nor the last but one tells about the rest. */
async function manyVersions(context: CheckContext): Promise<{ id: string; versions: Version[] }> {
  const { server, session, studies } = context;
  const { series = [] } = validStudy({
    seed: session.seed,
    key: 'many-versions',
    modality: 'CT',
    series: 3,
  });
  const { numberOfSeries: _series, numberOfInstances: _instances, ...study } = studies.one();
  const { id, created, read } = await studies.stored({ ...study, series });
  const versions: Version[] = [{ written: created, read, status: study.status }];
  for (const [at, change] of changes(series).entries()) {
    const preference = preferences[at];
    const headers = preference === undefined ? {} : { prefer: `return=${preference}` };
    const last = versions.at(-1)?.read;
    const written = await put(server, { ...study, id, ...change }, last, { headers });
    if (written.status >= 300) throw new NotTestable(`an update answered ${written.status}`);
    const next = await server.read('ImagingStudy', id);
    versions.push({ written, read: next, status: change.status });
  }
  return { id, versions };
}

/** Two versions whose content no server could take for the same. */
const contentOf = ({ read: { resource } }: Version) => {
  const { meta: _meta, text: _text, ...content } = resource ?? { resourceType: '' };
  return JSON.stringify(content);
};

/** What holds of every version of a study, not only of its first ones (http.html#versioning). */
export const manyVersionsChecks: Check[] = [
  check(
    'crud/update/every-status',
    {
      rule: 'Every update of a study is answered 200, and is what the next read gives.',
      requirements: ['rest-update-200', 'rest-read-id-matches-url'],
      needs,
    },
    async (context) => {
      const { id, versions } = await manyVersions(context);
      for (const { written, read, status } of versions.slice(1)) {
        context.judge(written).status(200);
        context
          .judge(read)
          .status(200)
          .fhirpath('id = %id and status = %status', 'the read shows the update', { id, status });
      }
    },
  ),
  check(
    'crud/update/every-etag',
    {
      rule: 'The answer to every update has an ETag that holds the new version id, whatever the client prefers to be returned.',
      requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
      needs,
    },
    async (context) => {
      const { judge, session } = context;
      const { versions } = await manyVersions(context);
      for (const version of versions.slice(1)) {
        if (!hasVersions(session, version.read)) throw new NotApplicable('there are no versions');
        if (!judge(version.written).header('ETag').ok) continue;
        const told = etagVersion(version.written.headers.etag ?? '');
        judge(version.read).fhirpath('meta.versionId = %told', 'it is what the ETag said', {
          told,
        });
      }
    },
  ),
  check(
    'crud/update/every-last-modified',
    {
      rule: 'The answer to every update has a Last-Modified, whatever the client prefers to be returned.',
      requirements: ['rest-update-etag-last-modified'],
      needs,
    },
    async (context) => {
      const { versions } = await manyVersions(context);
      for (const { written } of versions.slice(1)) {
        context.judge(written).header('Last-Modified', isHttpDate, 'an HTTP date');
      }
    },
  ),
  check(
    'crud/update/every-body',
    {
      rule: 'A study in the answer to an update is the one that the next read gives, at every update.',
      requirements: ['rest-prefer-representation'],
      needs,
    },
    async (context) => {
      const { versions } = await manyVersions(context);
      const told = versions.filter(
        ({ written }, at) => at > 0 && written.resource?.resourceType === 'ImagingStudy',
      );
      if (told.length === 0) throw new NotApplicable('no answer has a study in it');
      for (const { written, read } of told) judgeUnchanged(context, written, read);
    },
  ),
  check(
    'crud/read/every-etag-is-version',
    {
      rule: 'An ETag in the answer to a read equals meta.versionId, after every update.',
      requirements: ['rest-etag-equals-versionid'],
      needs,
    },
    async (context) => {
      const { versions } = await manyVersions(context);
      const tagged = versions.filter(({ read }) => read.headers.etag !== undefined);
      const judged = tagged.filter((version) => versionOf(version) !== undefined);
      if (judged.length === 0) throw new NotApplicable('the server gives no ETag, or no versionId');
      for (const { read } of judged) {
        const told = etagVersion(read.headers.etag ?? '');
        context
          .judge(read)
          .fhirpath('meta.versionId = %told', 'it is what the ETag said', { told });
      }
    },
  ),
  check(
    'crud/update/every-version-id',
    {
      rule: 'Every change gives the study a version id it has not had before, be it of a series alone or of a note alone.',
      requirements: ['rest-versionid-changes-on-update', 'rest-versionid-valid-id'],
      needs,
    },
    async (context) => {
      const { versions } = await manyVersions(context);
      if (versions.every((version) => versionOf(version) === undefined)) {
        throw new NotApplicable('the server gives no version ids');
      }
      // A server that keeps no notes has nothing to make a new version of.
      const changed = versions.filter((version, at) => {
        const before = versions[at - 1];
        return !before || contentOf(before) !== contentOf(version);
      });
      const ids = changed.map(versionOf);
      const last = versions.at(-1)?.read as Answer;
      context.judge(last).that(new Set(ids).size === ids.length, {
        code: 'version-reused',
        message: `versions of one study have the version ids ${ids.join(', ')}`,
        expected: 'different ids',
        actual: ids.map((id) => id ?? null),
      });
    },
  ),
  check(
    'crud/update/later-series',
    {
      rule: 'An update that changes nothing but a series after the first is carried out.',
      requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const { series = [] } = validStudy({
        seed: session.seed,
        key: 'later-series',
        modality: 'CT',
        series: 3,
      });
      const described = series.map((one, at) => (at > 0 ? { ...one, description: 'before' } : one));
      const sent = studies.one({ series: described });
      const { id, stored, read } = await studies.stored(sent);
      const kept = itemsOf<{ description?: string }>(stored.series);
      if (kept.length < 3 || kept.at(-1)?.description !== 'before') {
        throw new NotApplicable('series are not kept as they were sent');
      }
      const changed = kept.map((one, at) => (at === 2 ? { ...one, description: 'after' } : one));
      judge(await put(server, { ...stored, series: changed }, read)).status(200);
      const { versionId } = stored.meta ?? {};
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("series.where(description = 'after').exists()", 'the series is the changed one')
        .fhirpath(
          'meta.versionId.empty() or meta.versionId != %before',
          'the version is a new one',
          {
            before: versionId ?? '',
          },
        );
    },
  ),
  check(
    'crud/vread/every-version',
    {
      rule: 'After many updates the vread of each version gives what the read gave at its time.',
      requirements: ['rest-vread-returns-that-content', 'rest-vread-id-and-version'],
      needs: needsVread,
    },
    async (context) => {
      const { id, versions } = await manyVersions(context);
      if (await judgeEach(context, id, versions, [404])) return;
      throw new NotApplicable('earlier versions are not kept, or have no ids');
    },
  ),
  check(
    'crud/vread/after-revival',
    {
      rule: 'After a deletion and a revival the vread of a version before gives what the read gave at its time.',
      requirements: ['rest-vread-returns-that-content', 'rest-vread-id-and-version'],
      needs: { interactions: [...needsVread.interactions, 'delete'] },
    },
    async (context) => {
      const { server, studies } = context;
      const { id, versions } = await manyVersions(context);
      const { deleted: removal, gone } = await deleted(context, id);
      const revived = await put(server, studies.one({ id }), gone.headers.etag ? gone : removal);
      if (revived.status >= 300) throw new NotApplicable('a deleted study is not brought back');
      // What was before the deletion a server may have given up.
      if (await judgeEach(context, id, versions, [404, 410])) return;
      throw new NotApplicable('earlier versions are not kept, or have no ids');
    },
  ),
];

/** Judges the vread of each version; false if there is none to be had. */
async function judgeEach(
  context: CheckContext,
  id: string,
  versions: readonly Version[],
  lost: readonly number[],
): Promise<boolean> {
  let found = false;
  for (const version of versions) {
    const versionId = versionOf(version);
    if (versionId === undefined) continue;
    const answer = await context.server.vread('ImagingStudy', id, versionId);
    if (lost.includes(answer.status)) continue;
    found = true;
    judgeUnchanged(context, answer, version.read);
    context.judge(answer).fhirpath('id = %id and meta.versionId = %versionId', 'it is that one', {
      id,
      versionId,
    });
  }
  return found;
}
