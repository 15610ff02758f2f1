import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimed, declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import {
  createdBy,
  creation,
  deleting,
  type Entry,
  judgeEntries,
  mustCreate,
  reading,
  sentBundle,
  updating,
} from './bundles.ts';
import { type Family, family, judgeUntouched } from './criteria.ts';
import { claimsVersionAwareness, etagOf } from './if-match.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };
const needsSearch = {
  interactions: [...needs.interactions, 'search-type'],
  parameters: ['identifier'],
};

/** Judges that a transaction was refused as a whole (http.html#trules). */
export function judgeFailed({ judge }: CheckContext, answer: Answer): void {
  judge(answer).status('4xx', '5xx');
  judge.should(answer).notStatus('5xx');
  judgeOutcome(judge, answer);
}

/** A gateway may answer in a way of its own. */
const OWN_ANSWERS = [400, 409, 412, 422];

/** Judges that no Bundle stands in for the outcome of a failed transaction (http.html#transaction-response). */
function judgeOutcome(judge: CheckContext['judge'], answer: Answer): void {
  if (!OWN_ANSWERS.includes(answer.status)) return;
  judge(answer).that(answer.resource?.resourceType !== 'Bundle', {
    code: 'resource-type',
    message: `the failed transaction was answered ${answer.status} with a Bundle`,
    expected: 'OperationOutcome',
    actual: answer.resource?.type ?? null,
  });
}

/** Judges that the study which a failed transaction was to create is not there. */
export async function judgeNotCreated(
  { judge }: CheckContext,
  answer: Answer,
  settled: Family['settled'],
): Promise<void> {
  const ids = await settled(0);
  judge(answer).that(ids.length === 0, {
    code: 'transaction-in-part',
    message: 'the study that the failed transaction was to create is there',
    expected: [],
    actual: ids,
  });
}

/** Judges that these entries make a transaction fail, and a creation with it (http.html#trules). */
export async function judgeAllFails(
  context: CheckContext,
  entries: readonly Entry[],
): Promise<Answer> {
  const { one, settled } = family(context, 'beside');
  const answer = await sentBundle(context, 'transaction', [creation(one()), ...entries]);
  judgeFailed(context, answer);
  // Without searches nobody can tell whether the study is there.
  if (claimed({ needs: needsSearch }, context.session) === true) {
    await judgeNotCreated(context, answer, settled);
  }
  return answer;
}

interface Failing {
  answer: Answer;
  untouched: StoredStudy[];
  settled: Family['settled'];
}

/** A delete and a create, and with them what makes the transaction fail. */
async function failingBy(
  context: CheckContext,
  name: string,
  wrong: (one: StoredStudy, other: StoredStudy) => Entry[],
): Promise<Failing> {
  const { studies } = context;
  const gone = await studies.stored(studies.one({ status: 'registered' }));
  const one = await studies.stored(studies.one({ status: 'registered' }));
  const other = await studies.stored(studies.one({ status: 'registered' }));
  const { one: member, settled } = family(context, name);
  const answer = await sentBundle(context, 'transaction', [
    deleting(`ImagingStudy/${gone.id}`),
    creation(member()),
    ...wrong(one, other),
  ]);
  return { answer, untouched: [gone, one, other], settled };
}

/**
 * A transaction that fails.
 * @throws {NotTestable} if none does
 */
async function failing(context: CheckContext): Promise<Failing> {
  const mismatch = await failingBy(context, 'id', (one, other) => [
    updating({ ...other.stored, status: 'available' }, one.read, one.id),
  ]);
  if (mismatch.answer.status >= 400) return mismatch;
  const overlap = await failingBy(context, 'overlap', ({ id, stored, read }) => [
    updating({ ...stored, status: 'available' }, read),
    deleting(`ImagingStudy/${id}`),
  ]);
  if (overlap.answer.status >= 400) return overlap;
  throw new NotTestable('a transaction is carried out that is to update and to delete one study');
}

/** Transactions as a whole (http.html#trules). */
export const transactionChecks = [
  check(
    'crud/transaction/entries',
    {
      rule: 'A transaction is carried out in the order of its methods, whatever that of its entries, and answered in that of its entries.',
      requirements: ['bundle-transaction-order-independent', 'bundle-response-type-order'],
      needs,
    },
    async (context) => {
      const { studies, server, judge } = context;
      const changed = await studies.stored(studies.one({ status: 'registered' }));
      const gone = await studies.stored();
      const answer = await sentBundle(context, 'transaction', [
        reading(`ImagingStudy/${changed.id}`),
        updating({ ...changed.stored, status: 'available' }, changed.read),
        creation(studies.one()),
        deleting(`ImagingStudy/${gone.id}`),
      ]);
      if (answer.status >= 400) {
        judge.should(answer).status(200);
        return;
      }
      const expected = [[200], [200], [201], [200, 202, 204]];
      const entries = judgeEntries(context, answer, 'transaction', expected);
      if (!entries) return;
      const shown = entries[0]?.resource;
      judge(answer).that(shown === undefined || shown.status === 'available', {
        code: 'transaction-order',
        message: `the read gives the status ${shown?.status}, and not that of the update beside it`,
        expected: 'available',
        actual: shown?.status ?? null,
      });
      judge(await server.read('ImagingStudy', changed.id))
        .status(200)
        .fhirpath("status = 'available'", 'the update was carried out');
      judge(await server.read('ImagingStudy', createdBy(entries[2]) ?? '')).status(200);
      judge(await server.read('ImagingStudy', gone.id)).status(410, 404);
    },
  ),
  check(
    'crud/transaction/empty',
    {
      rule: 'A transaction without entries is no error.',
      requirements: ['bundle-transaction-empty'],
      needs,
    },
    async (context) => {
      context.judge(await sentBundle(context, 'transaction', [])).status(200);
    },
  ),
  check(
    'crud/transaction/all-or-nothing',
    {
      rule: 'Of a transaction that fails nothing is done.',
      requirements: ['bundle-transaction-atomic'],
      needs: needsSearch,
    },
    async (context) => {
      const { answer, untouched, settled } = await failing(context);
      judgeFailed(context, answer);
      for (const each of untouched) await judgeUntouched(context, each);
      await judgeNotCreated(context, answer, settled);
    },
  ),
  check(
    'crud/transaction/failure-outcome',
    {
      rule: 'A failed transaction is answered with an OperationOutcome in place of a Bundle.',
      requirements: ['bundle-transaction-failure-outcome'],
      needs: needsSearch,
    },
    async (context) => {
      const { answer } = await failing(context);
      if (!OWN_ANSWERS.includes(answer.status)) {
        throw new NotApplicable(`the transaction was answered ${answer.status}`);
      }
      judgeOutcome(context.judge, answer);
      // An error may come without one (http.html#Status-Codes).
      context.judge.should(answer).errorOutcome();
    },
  ),
  check(
    'crud/transaction/if-match-stale',
    {
      rule: 'A transaction fails as a whole if the ifMatch of an update names a superseded version.',
      requirements: [
        'rest-update-if-match-stale-412',
        'bundle-transaction-atomic',
        'bundle-transaction-failure-outcome',
      ],
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
      await judgeAllFails(context, [late]);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is as it was');
    },
  ),
  check(
    'crud/transaction/overlap',
    {
      rule: 'A transaction that is to update and to delete one study fails, and leaves it as it is.',
      requirements: ['bundle-transaction-overlap-fails'],
      needs,
    },
    async (context) => {
      const { studies } = context;
      const study = await studies.stored(studies.one({ status: 'registered' }));
      const answer = await sentBundle(context, 'transaction', [
        updating({ ...study.stored, status: 'available' }, study.read),
        deleting(`ImagingStudy/${study.id}`),
      ]);
      judgeFailed(context, answer);
      await judgeUntouched(context, study);
    },
  ),
  check(
    'crud/transaction/overlap-by-criteria',
    {
      rule: 'A transaction that is to update a study by its id and to delete it by criteria fails, and leaves it as it is.',
      requirements: ['bundle-transaction-overlap-fails'],
      needs: needsSearch,
    },
    async (context) => {
      const declared = String(declares(context.session, 'conditionalDelete'));
      if (!['single', 'multiple'].includes(declared)) {
        throw new NotApplicable('the CapabilityStatement does not declare conditionalDelete');
      }
      const { criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      const answer = await sentBundle(context, 'transaction', [
        updating({ ...match.stored, status: 'available' }, match.read),
        deleting(`ImagingStudy?${criteria}`),
      ]);
      judgeFailed(context, answer);
      await judgeUntouched(context, match);
    },
  ),
  check(
    'crud/transaction/local-references-kept',
    {
      rule: 'A transaction leaves references to contained resources as they are.',
      requirements: ['bundle-transaction-other-references-untouched'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const contained = [{ resourceType: 'Practitioner', id: 'reader', active: true }];
      const study = studies.one({ contained, referrer: { reference: '#reader' } });
      const answer = await sentBundle(context, 'transaction', [creation(study)]);
      if (answer.status >= 400 && answer.status < 500) {
        throw new NotApplicable('a server may refuse contained resources');
      }
      const id = mustCreate(answer);
      const read = await server.read('ImagingStudy', id);
      if (!read.resource?.contained) throw new NotApplicable('the server keeps nothing contained');
      judge(read).fhirpath(
        "referrer.reference = '#' + contained.id.first()",
        'the reference is to what is contained',
      );
    },
  ),
];
