import { NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'delete'] };
const needsSearch = { interactions: ['create', 'read', 'delete', 'search-type'] };

/** Stores a study and deletes it. */
async function deletedStudy({ server, studies }: CheckContext, study = studies.one()) {
  const before = await studies.stored(study);
  const deleted = await server.delete('ImagingStudy', before.id);
  if (deleted.status >= 300) throw new NotTestable(`DELETE answered ${deleted.status}`);
  return { ...before, deleted };
}

/** What a search for a study by its id and its UID finds, once the index has had time. */
async function searched(context: CheckContext, id: string, uid: string, wanted: boolean) {
  const { server } = context;
  const search = (name: string, value: string) =>
    eventually(
      context,
      () => server.search('ImagingStudy', [[name, value]], { scoped: false }),
      (result) => result.matches.some((match) => match.id === id) === wanted,
    );
  return { byId: await search('_id', id), byUid: await search('identifier', uid) };
}

const uidOf = (study: Resource) =>
  (study.identifier as { value?: string }[] | undefined)?.[0]?.value ?? '';

export const deleteChecks = [
  check(
    'crud/delete/status',
    {
      rule: 'A successful delete answers 200, 202 or 204, and 204 has no body.',
      requirements: ['rest-delete-success-status'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const deleted = await server.delete('ImagingStudy', id);
      judge(deleted)
        .status(200, 202, 204)
        .that(deleted.status !== 204 || deleted.text === '', {
          code: 'body-with-204',
          message: 'the answer 204 has a body',
          expected: 'no body',
          actual: deleted.text.slice(0, 200),
        });
    },
  ),
  check(
    'crud/delete/read-after',
    {
      rule: 'A deleted study is answered 410, or 404 where deletions are not tracked.',
      requirements: ['rest-read-deleted-410'],
      needs,
    },
    async (context) => {
      const { id, deleted } = await deletedStudy(context);
      const read = () => context.server.read('ImagingStudy', id);
      const gone =
        deleted.status === 202
          ? await eventually(context, read, (a) => a.status >= 400)
          : await read();
      context.judge(gone).status(410, 404);
    },
  ),
  check(
    'crud/delete/tracked',
    {
      rule: 'A server that keeps versions of a deleted study answers 410, not 404, to its read.',
      requirements: ['rest-read-deleted-410'],
      level: 'SHOULD',
      needs: { interactions: ['create', 'read', 'delete', 'vread'] },
    },
    async (context) => {
      const { id, versionId = '1' } = await deletedStudy(context);
      const earlier = await context.server.vread('ImagingStudy', id, versionId);
      const gone = await context.server.read('ImagingStudy', id);
      context.judge(gone).status(...(earlier.status === 200 ? [410] : [410, 404]));
    },
  ),
  check(
    'crud/delete/not-found-by-search',
    {
      rule: 'A deleted study is found by no search.',
      requirements: ['rest-delete-then-not-searchable'],
      needs: needsSearch,
    },
    async (context) => {
      const { studies, server, judge } = context;
      const { id, sent } = await studies.stored();
      const before = await searched(context, id, uidOf(sent), true);
      if (!before.byId.matches.some((match) => match.id === id)) {
        throw new NotTestable(`the study ${id} is not found by its _id before it is deleted`);
      }
      const deleted = await server.delete('ImagingStudy', id);
      if (deleted.status >= 300) throw new NotTestable(`DELETE answered ${deleted.status}`);
      const { byId, byUid } = await searched(context, id, uidOf(sent), false);
      for (const result of [byId, byUid]) {
        judge(result)
          .searchset()
          .that(!result.matches.some((match) => match.id === id), {
            code: 'deleted-found',
            message: `the deleted study ${id} is among the matches`,
            expected: 'no match',
            actual: id,
          });
      }
    },
  ),
  check(
    'crud/delete/only-that-one',
    {
      rule: 'A delete takes the study it names and no other.',
      requirements: ['rest-read-id-matches-url'],
      needs,
    },
    async (context) => {
      const other = await context.studies.stored();
      await deletedStudy(context);
      context.judge(await context.server.read('ImagingStudy', other.id)).status(200);
    },
  ),
  check(
    'crud/delete/again',
    {
      rule: 'Deleting what is deleted already is no error.',
      requirements: ['rest-delete-idempotent'],
      needs,
    },
    async (context) => {
      const { id } = await deletedStudy(context);
      context.judge(await context.server.delete('ImagingStudy', id)).status(200, 202, 204);
    },
  ),
  check(
    'crud/delete/again-without-effect',
    {
      rule: 'Deleting a study again leaves it deleted, and the server does not break over it.',
      requirements: ['rest-read-deleted-410'],
      needs,
    },
    async (context) => {
      const { id } = await deletedStudy(context);
      context.judge(await context.server.delete('ImagingStudy', id)).notStatus('5xx');
      context.judge(await context.server.read('ImagingStudy', id)).status(410, 404);
    },
  ),
  check(
    'crud/delete/unknown-id',
    {
      rule: 'Deleting an id that was never used is no error.',
      requirements: ['rest-delete-idempotent'],
      needs,
    },
    async ({ server, session, judge }) => {
      judge(await server.delete('ImagingStudy', `lbx-${session.runId}-never`)).status(
        200,
        202,
        204,
      );
    },
  ),
  check(
    'crud/delete/recreate',
    {
      rule: 'A study created with the content of a deleted one is a new one with its own id.',
      requirements: ['rest-create-populates-id-meta'],
      needs,
    },
    async (context) => {
      const { id, sent } = await deletedStudy(context);
      const created = await context.server.create(sent);
      if (!context.judge(created).status(201).ok) return;
      const newId = idOf(created) ?? '';
      context
        .judge(await context.server.read('ImagingStudy', newId))
        .status(200)
        .fhirpath('id != %id', 'the new study has an id of its own', { id });
      context.judge(await context.server.read('ImagingStudy', id)).status(410, 404);
    },
  ),
  check(
    'crud/delete/revive',
    {
      rule: 'An update that brings a deleted study back to life answers 201 and stores it.',
      requirements: ['rest-update-revives-deleted'],
      needs: { interactions: ['create', 'read', 'update', 'delete'] },
    },
    async (context) => {
      const { server, judge, studies } = context;
      const { id, read } = await deletedStudy(context);
      const revived = await put(server, studies.one({ id, description: 'revived' }), read);
      if (revived.status >= 400 && revived.status < 500) {
        judge.should(revived).status(201);
        return;
      }
      if (!judge(revived).status(201).ok) return;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("id = %id and description = 'revived'", 'the study is there again', { id });
    },
  ),
  check(
    'crud/delete/revived-version',
    {
      rule: 'A study brought back to life has a version id that none of its earlier versions had.',
      requirements: ['rest-versionid-changes-on-update'],
      needs: { interactions: ['create', 'read', 'update', 'delete'] },
    },
    async (context) => {
      const { server, judge, studies } = context;
      const { id, read, versionId } = await deletedStudy(context);
      const revived = await put(server, studies.one({ id, description: 'revived' }), read);
      if (revived.status >= 300 || !versionId) {
        throw new NotTestable(`the study was not revived: PUT answered ${revived.status}`);
      }
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('meta.versionId != %version', 'the version id is a new one', {
          version: versionId,
        });
    },
  ),
];
