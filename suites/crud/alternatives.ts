import { NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareConditional } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { claimedDelete, judgeDeleted } from './conditional-delete.ts';
import { updateWhere } from './conditional-update.ts';
import { family, judgeUntouched, whereCriteria } from './criteria.ts';

const needs = {
  interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  parameters: ['identifier'],
};

/** The one match has the second of two values. */
async function oneOfTwo(context: CheckContext) {
  const { criteria, ...rest } = family(context);
  const nobody = `identifier=lbx-${context.session.runId}-nobody,`;
  const [match] = await rest.stored(1, { status: 'registered' });
  return { ...rest, match, criteria: criteria.replace('identifier=', nobody) };
}

/** @throws {NotApplicable} if the server takes no such criteria, or finds them not selective enough */
function mustBeTaken({ status }: Answer): void {
  if (status >= 400) throw new NotApplicable(`criteria with a comma are answered ${status}`);
}

/** Criteria with a comma: one of the values will do (search.html#combining). */
export const alternativesChecks = [
  check(
    'crud/conditional-create/any-value',
    {
      rule: 'A study is a match of a conditional create if it has any of the values that a comma separates.',
      requirements: ['rest-cond-create-one-match', 'search-or-comma'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { one, criteria, match } = await oneOfTwo(context);
      if (!match) return;
      const headers = { 'if-none-exist': criteria };
      const created = await context.server.create(one({ status: 'available' }), { headers });
      mustBeTaken(created);
      context.judge(created).status(200);
      await judgeUntouched(context, match);
    },
  ),
  check(
    'crud/conditional-update/any-value',
    {
      rule: 'A study is a match of a conditional update if it has any of the values that a comma separates.',
      requirements: ['rest-cond-update-one-match', 'search-or-comma'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { one, criteria, match } = await oneOfTwo(context);
      if (!match) return;
      const updated = await updateWhere(
        context,
        one({ status: 'available' }),
        criteria,
        match.read,
      );
      mustBeTaken(updated);
      context.judge(updated).status(200);
      context
        .judge(await context.server.read('ImagingStudy', match.id))
        .status(200)
        .fhirpath("status = 'available'", 'the match is updated');
    },
  ),
  check(
    'crud/conditional-delete/any-value',
    {
      rule: 'A study is a match of a conditional delete if it has any of the values that a comma separates.',
      requirements: ['rest-cond-delete-single', 'search-or-comma'],
      needs,
    },
    async (context) => {
      claimedDelete(context);
      const { criteria, match } = await oneOfTwo(context);
      if (!match) return;
      const answer = await whereCriteria(context, 'DELETE', criteria);
      mustBeTaken(answer);
      await judgeDeleted(context, answer, [match]);
    },
  ),
];
