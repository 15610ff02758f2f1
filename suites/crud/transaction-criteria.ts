import { NotApplicable } from '../../fixtures/check.ts';
import { declares, mustDeclareConditional } from '../../fixtures/claims.ts';
import { check } from '../check.ts';
import { creation, deleting, type Entry, sentBundle } from './bundles.ts';
import { family, judgeUntouched } from './criteria.ts';
import { judgeAllFails } from './transaction.ts';

const needs = {
  interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  parameters: ['identifier'],
};

/** Entries by criteria that make a transaction fail (http.html#trules, #ccreate, #cond-update). */
export const transactionCriteriaChecks = [
  check(
    'crud/transaction/conditional-create-several',
    {
      rule: 'A transaction fails if the ifNoneExist of a create matches several studies.',
      requirements: ['rest-cond-create-multiple-412', 'bundle-transaction-atomic'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, stored } = family(context);
      await stored(2);
      const { request, ...entry } = creation(one());
      const unless: Entry = { ...entry, request: { ...request, ifNoneExist: criteria } };
      await judgeAllFails(context, [unless]);
    },
  ),
  check(
    'crud/transaction/conditional-update-several',
    {
      rule: 'A transaction fails if the criteria of an update match several studies, and changes none.',
      requirements: ['rest-cond-update-multiple-412', 'bundle-transaction-atomic'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const all = await stored(2, { status: 'registered' });
      const entry: Entry = {
        resource: one({ status: 'available' }),
        request: { method: 'PUT', url: `ImagingStudy?${criteria}` },
      };
      await judgeAllFails(context, [entry]);
      for (const each of all) await judgeUntouched(context, each);
    },
  ),
  check(
    'crud/transaction/conditional-delete-several',
    {
      rule: 'A transaction fails if the criteria of a delete match several studies, and deletes none, where the deletion of one alone is declared.',
      requirements: ['rest-cond-delete-multiple', 'bundle-transaction-atomic'],
      needs,
    },
    async (context) => {
      if (declares(context.session, 'conditionalDelete') !== 'single') {
        throw new NotApplicable('the CapabilityStatement does not declare single deletions');
      }
      const { criteria, stored } = family(context);
      const all = await stored(2);
      await judgeAllFails(context, [deleting(`ImagingStudy?${criteria}`)]);
      for (const each of all) await judgeUntouched(context, each);
    },
  ),
  check(
    'crud/transaction/conditional-update-id-mismatch',
    {
      rule: 'A transaction stores nothing under the id of a study that an update by criteria sends, where another one matches.',
      requirements: ['rest-cond-update-one-match-id-mismatch'],
      needs,
    },
    async (context) => {
      const { server, session, judge } = context;
      mustDeclareConditional(session, 'conditionalUpdate');
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      const id = `lbx-${session.runId}-tupdate-other`;
      const entry: Entry = {
        resource: one({ id, status: 'available' }),
        request: { method: 'PUT', url: `ImagingStudy?${criteria}` },
      };
      const answer = await sentBundle(context, 'transaction', [entry]);
      judge(answer).status('4xx', 200);
      judge(await server.read('ImagingStudy', id)).notStatus('2xx');
      if (answer.status !== 200) await judgeUntouched(context, match);
    },
  ),
];
