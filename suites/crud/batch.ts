import { NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem, mustDeclareConditional } from '../../fixtures/claims.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import type { Session } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import {
  answersIn,
  createdBy,
  creation,
  deleting,
  type Entry,
  judgeEntries,
  reading,
  sentBundle,
  statusOf,
  updating,
} from './bundles.ts';
import { family, judgeUntouched } from './criteria.ts';
import { claimsVersionAwareness, etagOf } from './if-match.ts';
import { tracksVersions } from './versions.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };
const needsSearch = {
  interactions: [...needs.interactions, 'search-type'],
  parameters: ['identifier'],
};

/** @throws {NotApplicable} if the CapabilityStatement declares neither of them */
export function bundlesOf(session: Session): ('batch' | 'transaction')[] {
  const types = (['batch', 'transaction'] as const).filter((type) => claimsOfSystem(session, type));
  if (types.length > 0) return types;
  throw new NotApplicable('the CapabilityStatement declares neither batch nor transaction');
}

/** Of bodies alone: headers are as ever (http.html#ops). */
const prefer = 'return=minimal';

/** Entries of a batch are treated as if they had come alone (http.html#brules). */
export const batchChecks = [
  check(
    'crud/batch/entries',
    {
      rule: 'The answer to a batch has an entry for each request, in their order, with what became of it: 200 in all, whatever fails.',
      requirements: [
        'bundle-response-type-order',
        'bundle-batch-always-200',
        'bundle-response-entry-details',
      ],
      needs,
    },
    async (context) => {
      const { session, studies, server, judge } = context;
      const [kept, changed, gone] = [
        await studies.stored(studies.one({ status: 'registered' })),
        await studies.stored(studies.one({ status: 'registered' })),
        await studies.stored(),
      ];
      const answer = await sentBundle(context, 'batch', [
        reading(`ImagingStudy/lbx-${session.runId}-never`),
        updating({ ...changed.stored, status: 'available' }, changed.read),
        reading(`ImagingStudy/${kept.id}`),
        creation(studies.one({ status: 'registered' })),
        deleting(`ImagingStudy/${gone.id}`),
      ]);
      const expected = [[404, 410, 403], [200], [200], [201], [200, 202, 204, 409]];
      const entries = judgeEntries(context, answer, 'batch', expected);
      if (!entries) return;
      const shown = entries[2]?.resource;
      judge(answer).that(shown === undefined || shown.id === kept.id, {
        code: 'entry-resource',
        message: `the entry of the read has ${shown?.resourceType}/${shown?.id}`,
        expected: `ImagingStudy/${kept.id}`,
        actual: shown?.id ?? null,
      });
      judge(await server.read('ImagingStudy', changed.id))
        .status(200)
        .fhirpath("status = 'available'", 'the update was carried out');
      if ([200, 204].includes(statusOf(entries[4]))) {
        judge(await server.read('ImagingStudy', gone.id)).status(410, 404);
      }
    },
  ),
  check(
    'crud/batch/created',
    {
      rule: 'The entry for a create has the location of the study, with its version, and its ETag, whatever the client prefers to be returned.',
      requirements: ['bundle-response-entry-details', 'rest-create-location'],
      needs,
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      const asked = bundlesOf(session).flatMap((type) => [{ type }, { type, prefer }]);
      for (const { type, ...headers } of asked) {
        const answer = await sentBundle(context, type, [creation(studies.one())], headers);
        const [entry] = judgeEntries(context, answer, type, [[201]]) ?? [];
        const id = createdBy(entry);
        if (!entry) continue;
        const { location = '', etag } = entry.response ?? {};
        const told = judge(answer).that(location.includes(`ImagingStudy/${id}`), {
          code: 'entry-location',
          message: `the location of the new study is '${location}'`,
          expected: 'ImagingStudy/[id]',
          actual: location,
        });
        if (!told.ok || !id) continue;
        const read = await server.read('ImagingStudy', id);
        const { versionId } = read.resource?.meta ?? {};
        judge(read).status(200);
        if (!tracksVersions(session) || versionId === undefined) continue;
        judge(answer)
          .that(location.endsWith(`/_history/${versionId}`), {
            code: 'entry-location',
            message: `the location of version ${versionId} of the new study is '${location}'`,
            expected: `ImagingStudy/${id}/_history/${versionId}`,
            actual: location,
          })
          .that(etag !== undefined && etagVersion(etag) === versionId, {
            code: 'entry-etag',
            message: `the etag of version ${versionId} of the new study is '${etag}'`,
            expected: `W/"${versionId}"`,
            actual: etag ?? null,
          });
      }
    },
  ),
  check(
    'crud/batch/resource-type-last',
    {
      rule: 'A study in a batch whose resourceType is the last property is accepted.',
      requirements: ['format-json-resourcetype-any-position'],
      needs,
    },
    async (context) => {
      const { resourceType, ...rest } = context.studies.one();
      const entry = creation({ ...rest, resourceType });
      judgeEntries(context, await sentBundle(context, 'batch', [entry]), 'batch', [[201]]);
    },
  ),
  check(
    'crud/batch/updated',
    {
      rule: 'The entry for an update has the ETag of the version that it made.',
      requirements: ['bundle-response-entry-details', 'rest-etag-equals-versionid'],
      needs,
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      for (const type of bundlesOf(session)) {
        const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
        const entry = updating({ ...stored, status: 'available' }, read);
        const answer = await sentBundle(context, type, [entry]);
        const [updated] = judgeEntries(context, answer, type, [[200]]) ?? [];
        if (!updated) continue;
        const { versionId } = (await server.read('ImagingStudy', id)).resource?.meta ?? {};
        const { etag } = updated.response ?? {};
        const isRight =
          etag === undefined ? !tracksVersions(session) : etagVersion(etag) === versionId;
        judge(answer).that(versionId === undefined || isRight, {
          code: 'entry-etag',
          message: `the etag of the update that made version ${versionId} is '${etag}'`,
          expected: `W/"${versionId}"`,
          actual: etag ?? null,
        });
      }
    },
  ),
  check(
    'crud/batch/if-match-stale',
    {
      rule: 'An update in a batch whose ifMatch names a superseded version is answered 412 and changes nothing.',
      requirements: ['rest-update-if-match-stale-412', 'bundle-response-entry-details'],
      needs,
    },
    async (context) => {
      claimsVersionAwareness(context);
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const stale = etagOf(read);
      const headers = { 'if-match': stale };
      const updated = await server.update({ ...stored, status: 'available' }, { headers });
      if (updated.status !== 200) throw new NotApplicable(`If-Match of now: ${updated.status}`);
      const late = updating({ ...stored, status: 'cancelled' }, read);
      late.request.ifMatch = stale;
      judgeEntries(context, await sentBundle(context, 'batch', [late]), 'batch', [[412, 409]]);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is as it was');
    },
  ),
  check(
    'crud/batch/id-mismatch',
    {
      rule: 'An update in a batch whose study has another id than the URL fails and changes nothing; the other entries are carried out.',
      requirements: ['rest-update-id-mismatch-400', 'bundle-batch-independent'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const one = await studies.stored(studies.one({ status: 'registered' }));
      const other = await studies.stored(studies.one({ status: 'registered' }));
      const answer = await sentBundle(context, 'batch', [
        creation(studies.one()),
        updating({ ...other.stored, status: 'available' }, one.read, one.id),
      ]);
      const [created] = judgeEntries(context, answer, 'batch', [[201], [4]]) ?? [];
      for (const each of [one, other]) await judgeUntouched(context, each);
      const id = createdBy(created);
      if (id) judge(await server.read('ImagingStudy', id)).status(200);
    },
  ),
  check(
    'crud/batch/type-mismatch',
    {
      rule: 'A create in a batch whose resource is of another type than the URL stores nothing.',
      requirements: ['rest-create-type-must-match-url'],
      needs,
    },
    async (context) => {
      const entry: Entry = {
        resource: context.studies.mark({ resourceType: 'Patient', active: true }),
        request: { method: 'POST', url: 'ImagingStudy' },
      };
      const answer = await sentBundle(context, 'batch', [entry]);
      const [told] = answersIn(answer);
      context.judge(answer).that(!(statusOf(told) < 300 && createdBy(told) !== undefined), {
        code: 'type-mismatch-stored',
        message: `a Patient for the URL ImagingStudy was answered ${told?.response?.status} with the location ${told?.response?.location}`,
        expected: '4xx',
        actual: told?.response ?? null,
      });
    },
  ),
  check(
    'crud/batch/conditional-create',
    {
      rule: 'A create in a batch whose ifNoneExist matches a study creates nothing, leaves the match as it is and is answered 200.',
      requirements: ['rest-cond-create-one-match', 'bundle-response-entry-details'],
      needs: needsSearch,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored, settled } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      const { request, ...entry } = creation(one({ status: 'available' }));
      const unless: Entry = { ...entry, request: { ...request, ifNoneExist: criteria } };
      const answer = await sentBundle(context, 'batch', [unless]);
      judgeEntries(context, answer, 'batch', [[200]]);
      const ids = await settled(1);
      context.judge(answer).that(ids.length === 1, {
        code: 'duplicate',
        message: `there are ${ids.length} studies that the criteria match`,
        expected: [match?.id],
        actual: ids,
      });
      if (match) await judgeUntouched(context, match);
    },
  ),
  check(
    'crud/batch/conditional-create-all-criteria',
    {
      rule: 'A study is a match of a create in a batch only if it meets all of the criteria of ifNoneExist.',
      requirements: ['rest-cond-create-no-match', 'bundle-response-entry-details'],
      needs: { ...needsSearch, parameters: ['identifier', 'status'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored } = family(context);
      const [other] = await stored(1, { status: 'registered' });
      // What is sent meets them: a server may refuse to create what does not.
      const { request, ...entry } = creation(one({ status: 'available' }));
      const ifNoneExist = `${criteria}&status=available`;
      const unless: Entry = { ...entry, request: { ...request, ifNoneExist } };
      const answer = await sentBundle(context, 'batch', [unless]);
      const [told] = judgeEntries(context, answer, 'batch', [[201]]) ?? [];
      if (!told) return;
      context.judge(answer).that(createdBy(told) !== other?.id, {
        code: 'id',
        message: `the new study was given the id of another, '${other?.id}'`,
        expected: 'an id of its own',
        actual: told.response ?? null,
      });
    },
  ),
  check(
    'crud/batch/conditional-update',
    {
      rule: 'An update by criteria in a batch updates the one study that they match.',
      requirements: ['rest-cond-update-one-match', 'bundle-response-entry-details'],
      needs: needsSearch,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      const entry: Entry = {
        resource: one({ status: 'available' }),
        request: {
          method: 'PUT',
          url: `ImagingStudy?${criteria}`,
          ...(match?.read.headers.etag ? { ifMatch: match.read.headers.etag } : {}),
        },
      };
      judgeEntries(context, await sentBundle(context, 'batch', [entry]), 'batch', [[200]]);
      context
        .judge(await context.server.read('ImagingStudy', match?.id ?? ''))
        .status(200)
        .fhirpath("status = 'available'", 'the match is updated');
    },
  ),
];
