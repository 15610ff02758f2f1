import { NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareConditional, mustDeclareUpdateCreate } from '../../fixtures/claims.ts';
import { check } from '../check.ts';
import { bundlesOf } from './batch.ts';
import {
  createdBy,
  creation,
  deleting,
  judgeEntries,
  reading,
  sentBundle,
  statusOf,
  updating,
} from './bundles.ts';
import { claimedDelete, judgeDeleted } from './conditional-delete.ts';
import { family, judgeUntouched } from './criteria.ts';

/** Entries of a batch that fail alike alone (http.html#brules). */
export const batchRefusedChecks = [
  check(
    'crud/batch/missing-id',
    {
      rule: 'An update in a batch whose study has no id fails and changes nothing; the batch is answered 200, though nothing in it succeeds.',
      requirements: ['rest-update-missing-id-400', 'bundle-batch-always-200'],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { studies } = context;
      const one = await studies.stored(studies.one({ status: 'registered' }));
      const entry = updating(studies.one({ status: 'available' }), one.read, one.id);
      judgeEntries(context, await sentBundle(context, 'batch', [entry]), 'batch', [[4]]);
      await judgeUntouched(context, one);
    },
  ),
  check(
    'crud/batch/nothing-succeeds',
    {
      rule: 'A batch of which nothing succeeds is answered 200, with an entry for each request.',
      requirements: ['bundle-batch-always-200', 'bundle-response-type-order'],
      needs: { interactions: ['read'] },
    },
    async (context) => {
      const url = `ImagingStudy/lbx-${context.session.runId}-never`;
      const entries = [reading(url), reading(`${url}-1`), reading(`${url}-2`)];
      const answer = await sentBundle(context, 'batch', entries);
      judgeEntries(context, answer, 'batch', [[4], [4], [4]]);
    },
  ),
  check(
    'crud/batch/search-refused',
    {
      rule: 'A batch with a search that the server refuses is answered 200, and the others are carried out.',
      requirements: ['bundle-batch-always-200', 'bundle-response-type-order'],
      needs: { interactions: ['create', 'read', 'search-type'], parameters: ['identifier'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id } = await studies.stored();
      const search = 'ImagingStudy?identifier:lightbox=x';
      const refused = (await server.send({ method: 'GET', path: search })).status;
      if (refused < 400) throw new NotApplicable('the server refuses no such search');
      const entries = [reading(`ImagingStudy/${id}`), reading(search), creation(studies.one())];
      const answer = await sentBundle(context, 'batch', entries);
      // What it does with the search itself is a matter of its own.
      const told = judgeEntries(context, answer, 'batch', [[200], [2, 4, 5], [201]]);
      const created = createdBy(told?.[2]);
      if (created) judge(await server.read('ImagingStudy', created)).status(200);
    },
  ),
  check(
    'crud/batch/unknown-type',
    {
      rule: 'A request in a batch for a type that there is not fails; the others are carried out, and the batch is answered 200.',
      requirements: ['bundle-batch-always-200', 'bundle-response-type-order'],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { studies, server, judge } = context;
      const { id } = await studies.stored();
      const entries = [
        reading('LightboxNever/1'),
        reading(`ImagingStudy/${id}`),
        creation(studies.one()),
      ];
      const answer = await sentBundle(context, 'batch', entries);
      const told = judgeEntries(context, answer, 'batch', [[4, 501], [200], [201]]);
      const created = createdBy(told?.[2]);
      if (created) judge(await server.read('ImagingStudy', created)).status(200);
    },
  ),
  check(
    'crud/batch/conditional-create-several',
    {
      rule: 'A create in a batch whose ifNoneExist matches several studies fails, and creates none.',
      requirements: ['rest-cond-create-multiple-412'],
      needs: { interactions: ['create', 'read', 'search-type'], parameters: ['identifier'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored, settled } = family(context);
      await stored(2);
      const { request, ...entry } = creation(one());
      const unless = { ...entry, request: { ...request, ifNoneExist: criteria } };
      const answer = await sentBundle(context, 'batch', [unless]);
      judgeEntries(context, answer, 'batch', [[4]]);
      const ids = await settled(2);
      context.judge(answer).that(ids.length === 2, {
        code: 'created-all-the-same',
        message: `${ids.length} studies meet the criteria, of which two were there`,
        expected: 2,
        actual: ids,
      });
    },
  ),
  check(
    'crud/batch/conditional-update-several',
    {
      rule: 'An update in a batch whose criteria match several studies fails, and changes none.',
      requirements: ['rest-cond-update-multiple-412'],
      needs: {
        interactions: ['create', 'read', 'update', 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const all = await stored(2, { status: 'registered' });
      const entry = {
        resource: one({ status: 'available' }),
        request: { method: 'PUT', url: `ImagingStudy?${criteria}` },
      };
      judgeEntries(context, await sentBundle(context, 'batch', [entry]), 'batch', [[4]]);
      for (const each of all) await judgeUntouched(context, each);
    },
  ),
  check(
    'crud/batch/conditional-delete-several',
    {
      rule: 'A delete in a batch whose criteria match several studies deletes all of them, if that is declared, or fails and deletes none.',
      requirements: ['rest-cond-delete-multiple'],
      needs: {
        interactions: ['create', 'read', 'delete', 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      const declared = claimedDelete(context);
      const { criteria, stored } = family(context);
      const all = await stored(2);
      const answer = await sentBundle(context, 'batch', [deleting(`ImagingStudy?${criteria}`)]);
      const expected = declared === 'single' ? [4] : [2, 4];
      const [entry] = judgeEntries(context, answer, 'batch', [expected]) ?? [];
      if (!entry) return;
      if (statusOf(entry) >= 400) {
        for (const each of all) await judgeUntouched(context, each);
        return;
      }
      await judgeDeleted(context, answer, all);
    },
  ),
  check(
    'crud/batch/upsert',
    {
      rule: 'Where updateCreate is declared, an update in a batch or transaction to an unused id is answered 201 and stores the study under that id.',
      requirements: ['rest-update-as-create-201', 'bundle-response-entry-details'],
      needs: { interactions: ['read', 'update'] },
    },
    async (context) => {
      mustDeclareUpdateCreate(context.session);
      const { server, session, studies, judge } = context;
      for (const type of bundlesOf(session)) {
        const id = `lbx-${session.runId}-${type}-upsert`;
        const resource = studies.one({ id });
        const entry = { resource, request: { method: 'PUT', url: `ImagingStudy/${id}` } };
        judgeEntries(context, await sentBundle(context, type, [entry]), type, [[201]]);
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath('id = %id', 'the study is there under that id', { id });
      }
    },
  ),
];
