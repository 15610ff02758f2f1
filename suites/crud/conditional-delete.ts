import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import { family, judgeUntouched, OTHER_SYSTEM, whereCriteria } from './criteria.ts';
import { uidOf } from './uid-of.ts';

const needs = {
  interactions: ['create', 'read', 'delete', 'search-type'],
  parameters: ['identifier', 'status'],
};

/** @returns how many matches a conditional delete may have, as declared */
export function claimedDelete({ session }: CheckContext): 'single' | 'multiple' {
  const declared = declares(session, 'conditionalDelete');
  if (declared === 'single' || declared === 'multiple') return declared;
  throw new NotApplicable('the CapabilityStatement does not declare conditionalDelete');
}

export async function isGone(context: CheckContext, id: string): Promise<boolean> {
  const read = () => context.server.read('ImagingStudy', id);
  const { status } = await eventually(context, read, (answer) => answer.status >= 400);
  return status === 404 || status === 410;
}

/** Judges that a delete by criteria has deleted all its matches. */
export async function judgeDeleted(
  context: CheckContext,
  answer: Answer,
  matches: readonly { id: string }[],
): Promise<void> {
  for (const { id } of matches) {
    context.judge(answer).that(await isGone(context, id), {
      code: 'not-deleted',
      message: `ImagingStudy/${id}, which the criteria match, is still there`,
      expected: '410 or 404',
      actual: 200,
    });
  }
}

/** Deletes by criteria (http.html#3.1.0.7.1). */
export const conditionalDeleteChecks = [
  check(
    'crud/conditional-delete/one-match',
    {
      rule: 'A conditional delete whose criteria match one study deletes it, and no study that meets them in part.',
      requirements: ['rest-cond-delete-single'],
      needs,
    },
    async (context) => {
      claimedDelete(context);
      const { studies, judge } = context;
      const { one, criteria, stored } = family(context);
      const foreign = await studies.stored(one({ status: 'available' }, OTHER_SYSTEM));
      const [match, other] = [
        ...(await stored(1, { status: 'available' })),
        ...(await stored(1, { status: 'registered' })),
      ];
      if (!match || !other) return;
      const answer = await whereCriteria(context, 'DELETE', `${criteria}&status=available`);
      if (answer.status === 409) throw new NotApplicable('the server refuses to delete it');
      judge(answer).status('2xx');
      await judgeDeleted(context, answer, [match]);
      await judgeUntouched(context, foreign);
      await judgeUntouched(context, other);
    },
  ),
  check(
    'crud/conditional-delete/repeated-parameter',
    {
      rule: 'A conditional delete whose criteria repeat a parameter deletes only what meets each of them.',
      requirements: ['rest-cond-delete-single', 'search-and-repeat'],
      needs,
    },
    async (context) => {
      claimedDelete(context);
      const { criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'available' });
      const [other] = await stored(1, { status: 'registered' });
      if (!match || !other) return;
      const own = `identifier=${encodeURIComponent(`urn:dicom:uid|${uidOf(match.sent)}`)}`;
      const answer = await whereCriteria(context, 'DELETE', `${own}&${criteria}`);
      if (answer.status === 409) throw new NotApplicable('the server refuses to delete it');
      context.judge(answer).status('2xx');
      await judgeDeleted(context, answer, [match]);
      await judgeUntouched(context, other);
    },
  ),
  check(
    'crud/conditional-delete/no-match',
    {
      rule: 'A conditional delete whose criteria match nothing deletes nothing.',
      requirements: ['rest-cond-delete-single'],
      needs,
    },
    async (context) => {
      claimedDelete(context);
      const { criteria, stored } = family(context);
      const [other] = await stored(1, { status: 'registered' });
      if (!other) return;
      const answer = await whereCriteria(context, 'DELETE', `${criteria}&status=cancelled`);
      context.judge(answer).notStatus('5xx');
      await judgeUntouched(context, other);
    },
  ),
  check(
    'crud/conditional-delete/several-matches',
    {
      rule: 'A conditional delete whose criteria match several studies deletes all of them, if that is declared, or answers 412 and deletes none.',
      requirements: ['rest-cond-delete-multiple'],
      needs,
    },
    async (context) => {
      const declared = claimedDelete(context);
      const { judge } = context;
      const { criteria, stored } = family(context);
      const all = await stored(2);
      const answer = await whereCriteria(context, 'DELETE', criteria);
      if (declared === 'single' || answer.status === 412) {
        judge(answer).status(412);
        // Which of both it does, a server declares (http.html#3.1.0.7.1); it may find criteria too wide all the same.
        if (declared === 'multiple') judge.should(answer).notStatus(412);
        for (const each of all) await judgeUntouched(context, each);
        return;
      }
      judge(answer).status('2xx');
      await judgeDeleted(context, answer, all);
    },
  ),
];
