import { NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { answersIn, creation, deleting, sentBundle, statusOf } from './bundles.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };

/** An entry of the answer for each entry of the request (http.html#transaction-response). */
export const transactionEntryChecks = [
  check(
    'crud/transaction/delete-without-effect',
    {
      rule: 'The answer to a transaction has an entry for a delete that found nothing to delete as well.',
      requirements: ['bundle-response-type-order'],
      needs,
    },
    async (context) => {
      const { session, studies, judge } = context;
      const answer = await sentBundle(context, 'transaction', [
        creation(studies.one()),
        deleting(`ImagingStudy/lbx-${session.runId}-never`),
        creation(studies.one()),
      ]);
      if (answer.status >= 400) throw new NotApplicable('such a transaction fails');
      const statuses = answersIn(answer).map(statusOf);
      const isCreated = (status = 0) => status === 201;
      judge(answer)
        .status(200)
        .that(statuses.length === 3 && isCreated(statuses[0]) && isCreated(statuses[2]), {
          code: 'entries',
          message: `the entries have the statuses ${statuses.join(', ')}`,
          expected: 'an entry for each request, in their order: 201, one for the delete, 201',
          actual: statuses,
        });
    },
  ),
];
