import { mustDeclareConditional } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, judgeEntries, sentBundle } from './bundles.ts';
import { claimedDelete, judgeDeleted } from './conditional-delete.ts';
import { updateWhere } from './conditional-update.ts';
import { family, judgeUntouched, whereCriteria } from './criteria.ts';

const needs = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['identifier'],
};

/** Two studies that have one of two identifiers each; criteria that ask for both, and a study that has both. */
async function halves(context: CheckContext) {
  const [first, last] = [family(context, 'first'), family(context, 'last')];
  const others = [...(await first.stored(1)), ...(await last.stored(1))];
  const of = (study: Resource) => itemsOf<object>(study.identifier);
  const whole = (change: Partial<Resource> = {}): Resource => {
    const one = first.one(change);
    return { ...one, identifier: [...of(one), ...of(last.one()).slice(-1)] };
  };
  return { others, whole, criteria: `${first.criteria}&${last.criteria}` };
}

/** Judges that a study of its own was made. */
function judgeNew(
  { judge }: CheckContext,
  answer: Answer,
  id: string | undefined,
  others: readonly { id: string }[],
): void {
  const taken = others.map((other) => other.id);
  judge(answer).that(id !== undefined && !taken.includes(id), {
    code: 'id',
    message: `the new study was given the id '${id}'`,
    expected: `none of ${taken.join(', ')}`,
    actual: id ?? null,
  });
}

/** Criteria that name one parameter twice: a match has both values (search.html#combining). */
export const repeatedCriteriaChecks = [
  check(
    'crud/conditional-create/repeated-parameter',
    {
      rule: 'A study is a match of a conditional create only if it has each of the values of a repeated parameter.',
      requirements: ['rest-cond-create-no-match', 'search-and-repeat'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { others, whole, criteria } = await halves(context);
      const headers = { 'if-none-exist': criteria };
      const created = await context.server.create(whole(), { headers });
      if (!context.judge(created).status(201).ok) return;
      judgeNew(context, created, idOf(created), others);
    },
  ),
  check(
    'crud/batch/conditional-create-repeated-parameter',
    {
      rule: 'A study is a match of a create in a batch only if it has each of the values of a repeated parameter of ifNoneExist.',
      requirements: ['rest-cond-create-no-match', 'search-and-repeat'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { others, whole, criteria } = await halves(context);
      const { request, ...entry } = creation(whole());
      const asked = { ...entry, request: { ...request, ifNoneExist: criteria } };
      const answer = await sentBundle(context, 'batch', [asked]);
      if (!judgeEntries(context, answer, 'batch', [[201]])) return;
      judgeNew(context, answer, createdBy(answersIn(answer)[0]), others);
    },
  ),
  check(
    'crud/conditional-update/repeated-parameter',
    {
      rule: 'A conditional update updates the study that has each of the values of a repeated parameter, and none that has one of them.',
      requirements: ['rest-cond-update-one-match', 'search-and-repeat'],
      needs: { ...needs, interactions: [...needs.interactions, 'update'] },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { others, whole, criteria } = await halves(context);
      const match = await context.studies.stored(whole({ status: 'registered' }));
      await family(context, 'first').found((ids) => ids.includes(match.id));
      const study = whole({ status: 'available' });
      const updated = await updateWhere(context, study, criteria, match.read);
      context.judge(updated).status(200);
      context
        .judge(await context.server.read('ImagingStudy', match.id))
        .status(200)
        .fhirpath("status = 'available'", 'the match is updated');
      for (const other of others) await judgeUntouched(context, other);
    },
  ),
  check(
    'crud/conditional-delete/several-matches-by-list',
    {
      rule: 'A conditional delete that a list of values makes match several studies deletes all of them, if that is declared, or answers 412 and deletes none.',
      requirements: ['rest-cond-delete-multiple', 'search-or-comma'],
      needs: { ...needs, interactions: [...needs.interactions, 'delete'] },
    },
    async (context) => {
      if (claimedDelete(context) === 'multiple') return judgeBothOrNone(context);
      const { others, list } = await listed(context);
      context.judge(await whereCriteria(context, 'DELETE', list)).status('4xx');
      for (const other of others) await judgeUntouched(context, other);
    },
  ),
];

/** Two studies, and criteria with a comma of which each meets one value. */
async function listed(context: CheckContext) {
  const [first, last] = [family(context, 'first'), family(context, 'last')];
  const others = [...(await first.stored(1)), ...(await last.stored(1))];
  const [, value = ''] = last.criteria.split('=');
  return { others, list: `${first.criteria},${value}` };
}

async function judgeBothOrNone(context: CheckContext): Promise<void> {
  const { others, list } = await listed(context);
  const answer = await whereCriteria(context, 'DELETE', list);
  if (answer.status >= 400) {
    for (const other of others) await judgeUntouched(context, other);
    return;
  }
  await judgeDeleted(context, answer, others);
}
