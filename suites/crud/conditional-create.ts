import { mustDeclareConditional } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { family, formerMatch, judgeUntouched } from './criteria.ts';
import { deleted } from './delete.ts';
import { tracksVersions } from './versions.ts';

const needs = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['identifier', 'status'],
};

const createUnless = ({ server }: CheckContext, study: Resource, criteria: string) =>
  server.create(study, { headers: { 'if-none-exist': criteria } });

/** Judges that a conditional create has stored a study of its own. */
async function judgeCreated(
  context: CheckContext,
  study: Resource,
  criteria: string,
  others: readonly string[],
): Promise<void> {
  const { server, session, judge } = context;
  const created = await createUnless(context, study, criteria);
  if (!judge(created).status(201).header('Location').ok) return;
  const id = idOf(created) ?? '';
  judge(created).that(id !== '' && !others.includes(id), {
    code: 'id',
    message: `the new study was given the id '${id}'`,
    expected: `none of ${others.join(', ')}`,
    actual: id,
  });
  const read = await server.read('ImagingStudy', id);
  const { versionId } = read.resource?.meta ?? {};
  const { etag, location = '' } = created.headers;
  judge(read).status(200);
  if (versionId === undefined) return;
  judge(created)
    .that(etag === undefined || etagVersion(etag) === versionId, {
      code: 'etag',
      message: `the ETag of version ${versionId} is ${etag}`,
      expected: `W/"${versionId}"`,
      actual: etag ?? null,
    })
    .that(!tracksVersions(session) || location.endsWith(`/_history/${versionId}`), {
      code: 'location',
      message: `the Location of version ${versionId} is ${location}`,
      expected: `[base]/ImagingStudy/${id}/_history/${versionId}`,
      actual: location,
    });
}

/** Creates with If-None-Exist (http.html#ccreate). */
export const conditionalCreateChecks = [
  check(
    'crud/conditional-create/no-match',
    {
      rule: 'A conditional create whose criteria match nothing creates the study, under an id of the server.',
      requirements: [
        'rest-cond-create-no-match',
        'rest-create-ignores-client-id',
        'rest-create-location',
        'rest-etag-equals-versionid',
      ],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria } = family(context);
      const id = `lbx-${context.session.runId}-ccreate`;
      await judgeCreated(context, one({ id }), criteria, [id]);
    },
  ),
  check(
    'crud/conditional-create/one-match',
    {
      rule: 'A conditional create whose criteria match one study answers 200, creates nothing and leaves the match as it is.',
      requirements: ['rest-cond-create-one-match'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored, settled } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      const created = await createUnless(context, one({ status: 'available' }), criteria);
      context.judge(created).status(200);
      const ids = await settled(1);
      context.judge(created).that(ids.length === 1, {
        code: 'duplicate',
        message: `there are ${ids.length} studies that the criteria match`,
        expected: [match.id],
        actual: ids,
      });
      await judgeUntouched(context, match);
    },
  ),
  check(
    'crud/conditional-create/several-matches',
    {
      rule: 'A conditional create whose criteria match several studies answers 412 and creates nothing.',
      requirements: ['rest-cond-create-multiple-412'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored, settled } = family(context);
      await stored(2);
      const refused = await createUnless(context, one(), criteria);
      const ids = await settled(2);
      context
        .judge(refused)
        .status(412)
        .that(ids.length === 2, {
          code: 'duplicate',
          message: `there are ${ids.length} studies that the criteria match`,
          expected: 2,
          actual: ids,
        });
    },
  ),
  check(
    'crud/conditional-create/all-criteria',
    {
      rule: 'A study is a match of a conditional create only if it meets all of the criteria, in their systems.',
      requirements: ['rest-cond-create-no-match'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored } = family(context);
      const [other] = await stored(1, { status: 'registered' });
      if (!other) return;
      // What is sent meets them: a server may refuse to create what does not.
      const both = `${criteria}&status=available`;
      await judgeCreated(context, one({ status: 'available' }), both, [other.id]);
    },
  ),
  check(
    'crud/conditional-create/deleted-match',
    {
      rule: 'A deleted study is no match of a conditional create.',
      requirements: ['rest-cond-create-no-match', 'rest-delete-then-not-searchable'],
      needs: { ...needs, interactions: [...needs.interactions, 'delete'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored, found } = family(context);
      const [match] = await stored(1);
      if (!match) return;
      await deleted(context, match.id);
      await found((ids) => ids.length === 0);
      await judgeCreated(context, one(), criteria, [match.id]);
    },
  ),
  check(
    'crud/conditional-create/former-match',
    {
      rule: 'A study that met the criteria before an update, and no longer does, is no match of a conditional create.',
      requirements: ['rest-cond-create-no-match'],
      needs: { ...needs, interactions: [...needs.interactions, 'update'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria } = family(context);
      const former = await formerMatch(context);
      await judgeCreated(context, one(), criteria, [former]);
    },
  ),
];
