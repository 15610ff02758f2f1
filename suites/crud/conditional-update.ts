import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { mustDeclareConditional, mustDeclareUpdateCreate } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { idOf, type StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { clientMeta, judgeReplaced } from './client-values.ts';
import { family, judgeUntouched, whereCriteria } from './criteria.ts';
import { deleted } from './delete.ts';
import { claimsVersionAwareness, etagOf, judgeRefused } from './if-match.ts';
import { hasVersions, isHttpDate } from './versions.ts';

const needs = {
  interactions: ['create', 'read', 'update', 'search-type'],
  parameters: ['identifier', 'status'],
};

/** @param read of the match: a server may insist on If-Match (http.html#concurrency) */
export async function updateWhere(
  context: CheckContext,
  study: Resource,
  criteria: string,
  read?: Answer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = JSON.stringify(study);
  const answer = await whereCriteria(context, 'PUT', criteria, { body, headers });
  const etag = read?.headers.etag;
  if (![400, 403, 409, 412, 428].includes(answer.status) || etag === undefined) return answer;
  const more = { ...headers, 'if-match': etag };
  return whereCriteria(context, 'PUT', criteria, { body, headers: more });
}

/** Updates the one study that meets the criteria: registered before, available after. */
export async function updatedMatch(
  context: CheckContext,
): Promise<{ match: StoredStudy; updated: Answer }> {
  const { one, criteria, stored } = family(context);
  const [match] = await stored(1, { status: 'registered' });
  if (!match) throw new NotTestable('no study is stored');
  const study = one({ status: 'available' });
  return { match, updated: await updateWhere(context, study, criteria, match.read) };
}

/** Judges that a conditional update created a study, and which. */
async function judgeCreated({ server, judge }: CheckContext, created: Answer, other?: string) {
  const id = idOf(created);
  if (!judge(created).status(201).ok || !id) return;
  judge(created).that(id !== other, {
    code: 'id',
    message: `the update was of ${id}, which the criteria do not match`,
    expected: 'a new study',
    actual: id,
  });
  judge(await server.read('ImagingStudy', id))
    .status(200)
    .fhirpath("status = 'available'", 'the study is as it was sent');
}

/** Updates by criteria (http.html#cond-update). */
export const conditionalUpdateChecks = [
  check(
    'crud/conditional-update/no-match',
    {
      rule: 'A conditional update whose criteria match nothing creates the study.',
      requirements: ['rest-cond-update-no-match-no-id'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria } = family(context);
      const study = one({ status: 'available' });
      await judgeCreated(context, await updateWhere(context, study, criteria));
    },
  ),
  check(
    'crud/conditional-update/no-match-with-id',
    {
      rule: 'A conditional update with an unused id whose criteria match nothing creates the study, where updates may create.',
      requirements: ['rest-cond-update-no-match-with-id'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      mustDeclareUpdateCreate(context.session);
      const { one, criteria } = family(context);
      const study = one({ id: `lbx-${context.session.runId}-cupdate`, status: 'available' });
      await judgeCreated(context, await updateWhere(context, study, criteria));
    },
  ),
  ...['without', 'with'].map((own) =>
    check(
      own === 'with' ? 'crud/conditional-update/own-id' : 'crud/conditional-update/one-match',
      {
        rule: `A conditional update whose criteria match one study updates it, ${own} its id in the body.`,
        requirements: ['rest-cond-update-one-match'],
        needs,
      },
      async (context) => {
        mustDeclareConditional(context.session, 'conditionalUpdate');
        const { one, criteria, stored, settled } = family(context);
        const [match] = await stored(1, { status: 'registered' });
        if (!match) return;
        const study = one({ status: 'available', ...(own === 'with' ? { id: match.id } : {}) });
        const updated = await updateWhere(context, study, criteria, match.read);
        context.judge(updated).status(200);
        context
          .judge(await context.server.read('ImagingStudy', match.id))
          .status(200)
          .fhirpath("status = 'available'", 'the match is updated');
        const ids = await settled(1);
        context.judge(updated).that(ids.length === 1, {
          code: 'duplicate',
          message: `there are ${ids.length} studies that the criteria match`,
          expected: [match.id],
          actual: ids,
        });
      },
    ),
  ),
  check(
    'crud/conditional-update/headers',
    {
      rule: 'The answer to a conditional update has an ETag with the new version id of the match, and a Last-Modified.',
      requirements: ['rest-update-etag-last-modified', 'rest-etag-equals-versionid'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { server, session, judge } = context;
      const { match, updated } = await updatedMatch(context);
      const chain = judge(updated).status(200).header('Last-Modified', isHttpDate, 'an HTTP date');
      const read = await server.read('ImagingStudy', match.id);
      if (!hasVersions(session, read) || !chain.header('ETag').ok) return;
      judge(read).fhirpath('meta.versionId = %version', 'meta.versionId is what the ETag said', {
        version: etagVersion(updated.headers.etag ?? ''),
      });
    },
  ),
  check(
    'crud/conditional-update/client-version-ignored',
    {
      rule: 'A conditional update ignores meta.versionId and meta.lastUpdated of the body, and is not refused for them.',
      requirements: ['rest-update-ignores-client-version-meta'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      const [given] = clientMeta;
      if (!match || !given) return;
      const study = one({ status: 'available' });
      const body = { ...study, meta: { ...study.meta, ...given } };
      const updated = await updateWhere(context, body, criteria, match.read);
      if (!context.judge(updated).status(200).ok) return;
      judgeReplaced(context, await context.server.read('ImagingStudy', match.id), given);
    },
  ),
  check(
    'crud/conditional-update/other-id',
    {
      rule: 'A conditional update whose body has another id than the match writes nothing under that id.',
      requirements: ['rest-cond-update-one-match-id-mismatch'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { server, session, judge } = context;
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      const id = `lbx-${session.runId}-cupdate-other`;
      const answer = await updateWhere(
        context,
        one({ id, status: 'available' }),
        criteria,
        match.read,
      );
      judge(answer).status('4xx', 200);
      judge.should(answer).status(400, 200);
      judge(await server.read('ImagingStudy', id)).notStatus('2xx');
      if (answer.status !== 200) await judgeUntouched(context, match);
    },
  ),
  check(
    'crud/conditional-update/several-matches',
    {
      rule: 'A conditional update whose criteria match several studies answers 412 and changes none.',
      requirements: ['rest-cond-update-multiple-412'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const all = await stored(2, { status: 'registered' });
      const study = one({ status: 'available' });
      const refused = await updateWhere(context, study, criteria);
      context.judge(refused).status(412, 400);
      context.judge.should(refused).status(412);
      for (const each of all) await judgeUntouched(context, each);
    },
  ),
  check(
    'crud/conditional-update/all-criteria',
    {
      rule: 'A study is a match of a conditional update only if it meets all of the criteria.',
      requirements: ['rest-cond-update-no-match-no-id'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const [other] = await stored(1, { status: 'registered' });
      if (!other) return;
      const study = one({ status: 'available' });
      const created = await updateWhere(context, study, `${criteria}&status=available`);
      await judgeCreated(context, created, other.id);
      await judgeUntouched(context, other);
    },
  ),
  check(
    'crud/conditional-update/if-match-stale',
    {
      rule: 'A conditional update with If-Match that names another version than that of the match is answered 412 and changes nothing.',
      requirements: ['rest-update-if-match-stale-412'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      claimsVersionAwareness(context);
      const { server, judge } = context;
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      const stale = etagOf(match.read);
      const headers = { 'if-match': stale };
      const body = (status: string) => JSON.stringify(one({ status }));
      const first = await whereCriteria(context, 'PUT', criteria, {
        body: body('available'),
        headers,
      });
      if (first.status !== 200) throw new NotApplicable(`If-Match of now: ${first.status}`);
      judgeRefused(
        context,
        await whereCriteria(context, 'PUT', criteria, { body: body('cancelled'), headers }),
      );
      judge(await server.read('ImagingStudy', match.id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is as it was');
    },
  ),
  check(
    'crud/conditional-update/deleted-match',
    {
      rule: 'A deleted study is no match of a conditional update, which creates one of its own.',
      requirements: ['rest-cond-update-no-match-no-id', 'rest-delete-then-not-searchable'],
      needs: { ...needs, interactions: [...needs.interactions, 'delete'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored, found } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      await deleted(context, match.id);
      await found((ids) => ids.length === 0);
      const study = one({ status: 'available' });
      await judgeCreated(context, await updateWhere(context, study, criteria), match.id);
      context.judge(await context.server.read('ImagingStudy', match.id)).status(410, 404);
    },
  ),
  check(
    'crud/conditional-update/last-updated',
    {
      rule: 'A conditional update moves meta.lastUpdated.',
      requirements: ['rest-lastupdated-on-write'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { id, stored, read } = await agedStudy(context);
      const before = String(stored.meta?.lastUpdated);
      const study = { ...stored, status: 'available' };
      const updated = await updateWhere(context, study, `_id=${id}`, read);
      const { resource } = await context.server.read('ImagingStudy', id);
      if (updated.status !== 200 || resource?.status !== 'available') {
        throw new NotApplicable(`an update by _id is answered ${updated.status}`);
      }
      const after = String(resource.meta?.lastUpdated);
      context.judge(updated).that(!(Date.parse(after) <= Date.parse(before)), {
        code: 'last-updated',
        message: `meta.lastUpdated was ${before}, and is ${after} after a conditional update some seconds later`,
        expected: `later than ${before}`,
        actual: after,
      });
    },
  ),
];
