import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { locationOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { deleted, deletedStudy, judgeFound, searched } from './delete.ts';
import { claimsVersionAwareness, etagOf, judgeRefused } from './if-match.ts';
import { put } from './put.ts';
import { uidOf } from './uid-of.ts';
import { hasVersions, isHttpDate } from './versions.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };
const needsSearch = {
  interactions: [...needs.interactions, 'search-type'],
  parameters: ['_id', 'identifier'],
};

/**
 * A study that was updated, deleted and brought back to life with other content.
 * @throws {NotApplicable} if the server refuses to bring a study back
 */
async function revivedStudy(context: CheckContext) {
  const { server, studies } = context;
  const first = await studies.stored(studies.one({ status: 'registered', note: [{ text: 'a' }] }));
  const second = await put(server, { ...first.stored, status: 'available' }, first.read);
  if (second.status >= 300) throw new NotTestable(`the update answered ${second.status}`);
  const last = await server.read('ImagingStudy', first.id);
  const { deleted: removal, gone } = await deleted(context, first.id);
  const sent = studies.one({ id: first.id, status: 'unknown' });
  const revived = await put(server, sent, gone.headers.etag ? gone : removal);
  if (revived.status >= 400) {
    throw new NotApplicable(`the server does not bring a study back: ${revived.status}`);
  }
  const read = await server.read('ImagingStudy', first.id);
  return { id: first.id, first, last, removal, gone, sent, revived, read };
}

/** Updates that bring a deleted study back to life (http.html#update, #delete). */
export const reviveChecks = [
  check(
    'crud/delete/revive',
    {
      rule: 'An update that brings a deleted study back to life answers 201 and stores it.',
      requirements: ['rest-update-revives-deleted'],
      needs,
    },
    async (context) => {
      const { server, judge, studies } = context;
      const { id, deleted, gone } = await deletedStudy(context);
      const study = studies.one({ id, status: 'unknown' });
      const revived = await put(server, study, gone.headers.etag ? gone : deleted);
      if (revived.status >= 400 && revived.status < 500) {
        judge.should(revived).status(201);
        return;
      }
      if (!judge(revived).status(201).ok) return;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("id = %id and status = 'unknown'", 'the study is there again', { id });
    },
  ),
  check(
    'crud/delete/revived-status',
    {
      rule: 'An update that brings back a study of several versions answers 201.',
      requirements: ['rest-update-revives-deleted'],
      needs,
    },
    async (context) => {
      const { revived } = await revivedStudy(context);
      context.judge(revived).status(201);
    },
  ),
  check(
    'crud/delete/revived-content',
    {
      rule: 'A study brought back to life has the content of the update, and nothing of what it was.',
      requirements: ['rest-update-replaces-whole', 'rest-update-revives-deleted'],
      needs,
    },
    async (context) => {
      const { read } = await revivedStudy(context);
      context
        .judge(read)
        .status(200)
        .fhirpath("status = 'unknown' and note.empty()", 'the old note is gone');
    },
  ),
  check(
    'crud/delete/revived-version',
    {
      rule: 'A study brought back to life has a version id that none of its earlier versions had.',
      requirements: ['rest-versionid-changes-on-update', 'rest-versionid-valid-id'],
      needs,
    },
    async (context) => {
      const { first, last, removal, gone, read } = await revivedStudy(context);
      if (first.versionId === undefined) {
        throw new NotApplicable('the server gives no version ids');
      }
      const tags = [removal.headers.etag, gone.headers.etag].filter((etag) => etag !== undefined);
      const earlier = [
        first.versionId,
        String(last.resource?.meta?.versionId),
        ...tags.map(etagVersion),
      ];
      context
        .judge(read)
        .status(200)
        .fhirpath('meta.versionId.exists()', 'there is a version id')
        .fhirpath('(meta.versionId in %earlier).not()', 'the version id is a new one', { earlier });
    },
  ),
  check(
    'crud/delete/revived-headers',
    {
      rule: 'The answer to an update that brings a study back to life has an ETag with the new version id, and a Last-Modified.',
      requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
      needs,
    },
    async (context) => {
      const { revived, read } = await revivedStudy(context);
      const chain = context.judge(revived).header('Last-Modified', isHttpDate, 'an HTTP date');
      if (!hasVersions(context.session, read)) return;
      if (!chain.header('ETag').ok) return;
      context.judge(read).fhirpath('meta.versionId = %version', 'the ETag has the version id', {
        version: etagVersion(revived.headers.etag ?? ''),
      });
    },
  ),
  check(
    'crud/delete/revived-location',
    {
      rule: 'The answer to an update that brings a study back to life has a Location that names it, and no other version than the new one.',
      requirements: ['rest-update-as-create-location'],
      needs,
    },
    async (context) => {
      const { id, revived, read } = await revivedStudy(context);
      const { versionId } = read.resource?.meta ?? {};
      const named = /\/_history\/([^/?]+)$/.exec(revived.headers.location ?? '')?.[1];
      context
        .judge(revived)
        .header('Location')
        .that(locationOf(revived)?.id === id, {
          code: 'location',
          message: `Location '${revived.headers.location}' does not name ${id}`,
          expected: `[base]/ImagingStudy/${id}/_history/[vid]`,
          actual: revived.headers.location ?? null,
        })
        .that(named === undefined || versionId === undefined || named === versionId, {
          code: 'location',
          message: `Location names version ${named} of a study brought back as version ${versionId}`,
          expected: versionId ?? null,
          actual: named ?? null,
        });
    },
  ),
  check(
    'crud/delete/revived-if-match',
    {
      rule: 'An update of a study brought back to life is answered 412 where If-Match names a version before its deletion, and changes nothing.',
      requirements: ['rest-update-if-match-stale-412'],
      needs,
    },
    async (context) => {
      claimsVersionAwareness(context);
      const { server, judge } = context;
      const { id, first, last, sent, read } = await revivedStudy(context);
      const earlier = [first.read, last].map(etagOf).filter((etag) => etag !== etagOf(read));
      for (const etag of earlier) {
        const headers = { 'if-match': etag };
        const refused = await server.update({ ...sent, status: 'cancelled' }, { headers });
        judgeRefused(context, refused);
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath("status = 'unknown'", 'the study is as it was brought back');
      }
    },
  ),
  check(
    'crud/delete/if-match-before-deletion',
    {
      rule: 'An update of a deleted study is refused where If-Match names a version before its deletion, and does not bring it back.',
      requirements: ['rest-update-if-match-stale-412'],
      needs,
    },
    async (context) => {
      claimsVersionAwareness(context);
      const { server, judge, studies } = context;
      const { id, read, deleted: removal, gone } = await deletedStudy(context);
      const tag = gone.headers.etag ?? removal.headers.etag;
      if (gone.status !== 410 || tag === undefined || tag === etagOf(read)) {
        throw new NotApplicable('the deletion is no version that an ETag tells of');
      }
      const headers = { 'if-match': etagOf(read) };
      const refused = await server.update(studies.one({ id, status: 'unknown' }), { headers });
      judge(refused).status('4xx');
      judge.should(refused).status(412, 409);
      judge(await server.read('ImagingStudy', id)).status(410, 404);
    },
  ),
  check(
    'crud/delete/revived-changed',
    {
      rule: 'A read of a study brought back to life with an ETag from before its deletion gives the study as it is now, never 304.',
      requirements: ['rest-cond-read-changed-full'],
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const { id, first, last, read } = await revivedStudy(context);
      const etags = [first.read, last].map(({ headers }) => headers.etag);
      const earlier = etags.filter((etag) => etag !== undefined && etag !== read.headers.etag);
      if (earlier.length === 0) throw new NotApplicable('a read has no ETag');
      for (const etag of earlier) {
        const headers = { 'if-none-match': etag ?? '' };
        judge(await server.read('ImagingStudy', id, { headers }))
          .status(200)
          .fhirpath("status = 'unknown'", 'the study is the current one');
      }
    },
  ),
  check(
    'crud/delete/revived-found',
    {
      rule: 'A study brought back to life is found by searches for what it is now, not for what it was.',
      requirements: ['rest-update-revives-deleted', 'search-returned-resources-match'],
      needs: needsSearch,
    },
    async (context) => {
      const { id, first, sent } = await revivedStudy(context);
      const by = (study: Resource) => ['identifier', uidOf(study)] as const;
      judgeFound(context, await searched(context, ['_id', id], id, true), id, true);
      judgeFound(context, await searched(context, by(sent), id, true), id, true);
      judgeFound(context, await searched(context, by(first.sent), id, false), id, false);
    },
  ),
  check(
    'crud/delete/revived-deleted',
    {
      rule: 'A study brought back to life can be deleted again.',
      requirements: ['rest-read-deleted-410'],
      needs,
    },
    async (context) => {
      const { id } = await revivedStudy(context);
      const { gone } = await deleted(context, id);
      context.judge(gone).status(410, 404);
    },
  ),
];
