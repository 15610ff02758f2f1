import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { uidOf } from './uid-of.ts';

const needs = { interactions: ['create', 'read', 'delete'] };
const needsSearch = {
  interactions: ['create', 'read', 'delete', 'search-type'],
  parameters: ['_id', 'identifier'],
};

/** Stores a study and deletes it. */
export async function deletedStudy(context: CheckContext, study = context.studies.one()) {
  const before = await context.studies.stored(study);
  return { ...before, ...(await deleted(context, before.id)) };
}

/**
 * Deletes a study that is there; a server that answers 202 is given time.
 * @throws {NotTestable} if it is refused
 */
export async function deleted(context: CheckContext, id: string) {
  const { server } = context;
  const answer = await server.delete('ImagingStudy', id);
  if (answer.status >= 300) throw new NotTestable(`DELETE answered ${answer.status}`);
  const read = () => server.read('ImagingStudy', id);
  const isGone = ({ status }: Answer) => answer.status !== 202 || status >= 400;
  return { deleted: answer, gone: await eventually(context, read, isGone) };
}

/** What a search by a parameter, and more of them, finds, once the index has had time to show the study, or not, as wanted. */
export function searched(
  context: CheckContext,
  parameter: readonly [name: string, value: string],
  id: string,
  wanted: boolean,
  more: readonly [name: string, value: string][] = [],
): Promise<SearchResult> {
  return eventually(
    context,
    () => context.server.search('ImagingStudy', [parameter, ...more], { scoped: false }),
    (result) => isFound(result, id) === wanted,
  );
}

/** Judges that a study is among the matches, or is not. */
export function judgeFound(
  { judge }: CheckContext,
  result: SearchResult,
  id: string,
  wanted: boolean,
): void {
  judge(result)
    .searchset()
    .that(isFound(result, id) === wanted, {
      code: wanted ? 'missing-matches' : 'extra-matches',
      message: `the study ${id} is ${wanted ? 'not' : 'still'} among the matches`,
      expected: wanted ? id : `not ${id}`,
      actual: result.matches.map((match) => match.id),
    });
}

const isFound = (result: SearchResult, id: string) => result.matches.some((one) => one.id === id);

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
      const answer = await server.delete('ImagingStudy', id);
      judge(answer)
        .status(200, 202, 204)
        .that(answer.status !== 204 || answer.text === '', {
          code: 'body-with-204',
          message: 'the answer 204 has a body',
          expected: 'no body',
          actual: answer.text.slice(0, 200),
        });
    },
  ),
  check(
    'crud/delete/outcome',
    {
      rule: 'An OperationOutcome in the answer to a successful delete tells of no error.',
      requirements: ['rest-outcome-aligned-with-status'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const answer = await server.delete('ImagingStudy', id);
      if (answer.status >= 300 || answer.resource?.resourceType !== 'OperationOutcome') {
        throw new NotApplicable('the answer has no OperationOutcome');
      }
      judge(answer).fhirpath(
        "issue.where(severity = 'error' or severity = 'fatal').empty()",
        'no issue is of severity error or fatal',
      );
    },
  ),
  check(
    'crud/delete/read-after',
    {
      rule: 'A deleted study is answered 410, or 404 where deletions are not tracked, and is not given in part either.',
      requirements: ['rest-read-deleted-410'],
      needs,
    },
    async (context) => {
      const { id, gone } = await deletedStudy(context);
      context.judge(gone).status(410, 404);
      for (const part of ['_summary=true', '_elements=status']) {
        const path = `ImagingStudy/${id}?${part}`;
        context.judge(await context.server.send({ method: 'GET', path })).notStatus('2xx');
      }
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
      const { id, versionId = '1', gone } = await deletedStudy(context);
      const earlier = await context.server.vread('ImagingStudy', id, versionId);
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
      const { id, sent } = await context.studies.stored();
      const before = await searched(context, ['_id', id], id, true);
      if (!isFound(before, id)) {
        throw new NotTestable(`the study ${id} is not found by its _id before it is deleted`);
      }
      await deleted(context, id);
      judgeFound(context, await searched(context, ['_id', id], id, false), id, false);
      const byUid = await searched(context, ['identifier', uidOf(sent)], id, false);
      judgeFound(context, byUid, id, false);
    },
  ),
  check(
    'crud/delete/updated-not-found-by-search',
    {
      rule: 'A study that was updated and then deleted is found by no search.',
      requirements: ['rest-delete-then-not-searchable'],
      needs: { ...needsSearch, interactions: [...needsSearch.interactions, 'update'] },
    },
    async (context) => {
      const { id, stored, sent, read } = await context.studies.stored();
      const updated = await put(context.server, { ...stored, status: 'available' }, read);
      if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
      const before = await searched(context, ['_id', id], id, true);
      if (!isFound(before, id)) {
        throw new NotTestable(`the study ${id} is not found by its _id before it is deleted`);
      }
      await deleted(context, id);
      for (const by of [['_id', id] as const, ['identifier', uidOf(sent)] as const]) {
        judgeFound(context, await searched(context, by, id, false), id, false);
      }
    },
  ),
  check(
    'crud/delete/only-that-one',
    {
      rule: 'A delete takes the study it names and no other.',
      requirements: ['rest-read-id-matches-url', 'rest-delete-success-status'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const before = await studies.stored();
      const { id } = await studies.stored();
      const after = await studies.stored();
      await deleted(context, id);
      for (const other of [before, after]) {
        judge(await server.read('ImagingStudy', other.id)).status(200);
      }
    },
  ),
  check(
    'crud/delete/subject-kept',
    {
      rule: 'A delete of a study leaves the resource that its subject refers to.',
      requirements: ['rest-read-id-matches-url', 'rest-delete-success-status'],
      needs,
    },
    async (context) => {
      const { server, session, judge } = context;
      const [type, id] = session.subject.reference?.split('/') ?? [];
      if (!type || !id || id.endsWith('-nobody') || !session.target.types.includes(type)) {
        throw new NotApplicable('the studies of this run refer to no resource of the server');
      }
      // Other checks have deleted studies as well: it may be gone already.
      const before = await server.read(type, id);
      if (![200, 404, 410].includes(before.status)) {
        throw new NotApplicable(`${type}/${id} cannot be read: ${before.status}`);
      }
      if (!judge(before).status(200).ok) return;
      await deletedStudy(context);
      judge(await server.read(type, id)).status(200);
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
      requirements: ['rest-read-deleted-410', 'rest-delete-idempotent'],
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
    'crud/delete/unknown-id-unharmed',
    {
      rule: 'Deleting an id that was never used does not break the server, and the id is as unknown as before.',
      requirements: ['rest-read-unknown-404', 'rest-delete-idempotent'],
      needs,
    },
    async ({ server, session, judge }) => {
      const id = `lbx-${session.runId}-never-deleted`;
      judge(await server.delete('ImagingStudy', id)).notStatus('5xx');
      // Deleting what is not there may leave a record of the deletion.
      judge(await server.read('ImagingStudy', id)).status(404, 410, 401, 403);
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
];
