import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { type Entry, judgeEntries, sentBundle, updating } from './bundles.ts';
import { claimsVersionAwareness, etagOf } from './if-match.ts';
import { judgeFailed } from './transaction.ts';

const needs = { interactions: ['create', 'read', 'update'] };

/**
 * Updates of three studies, of which one comes too late.
 * @param late which of them
 * @throws {NotApplicable} if the server does not take If-Match
 */
async function oneTooLate(context: CheckContext, late: number) {
  claimsVersionAwareness(context);
  const { server, studies } = context;
  const all: StoredStudy[] = [];
  const entries: Entry[] = [];
  for (const at of [0, 1, 2]) {
    const one = await studies.stored(studies.one({ status: 'registered' }));
    const stale = etagOf(one.read);
    const update = updating({ ...one.stored, status: 'cancelled' }, one.read);
    update.request.ifMatch = stale;
    if (at === late) {
      const headers = { 'if-match': stale };
      const updated = await server.update({ ...one.stored, status: 'available' }, { headers });
      if (updated.status !== 200) throw new NotApplicable(`If-Match of now: ${updated.status}`);
    }
    all.push(one);
    entries.push(update);
  }
  return { all, entries };
}

async function judgeStatuses(
  { server, judge }: CheckContext,
  all: readonly StoredStudy[],
  expected: (at: number) => string,
): Promise<void> {
  for (const [at, { id }] of all.entries()) {
    judge(await server.read('ImagingStudy', id))
      .status(200)
      .fhirpath('status = %status', `study ${at + 1} is ${expected(at)}`, {
        status: expected(at),
      });
  }
}

const LATE = [0, 1, 2];

/** Each entry of a Bundle has an ifMatch of its own (http.html#transaction, #concurrency). */
export const ifMatchEntryChecks: Check[] = [
  check(
    'crud/transaction/if-match-of-each',
    {
      rule: 'A transaction fails as a whole if the ifMatch of any of its updates names a superseded version, be it the first or the last.',
      requirements: ['rest-update-if-match-stale-412', 'bundle-transaction-atomic'],
      needs,
    },
    async (context) => {
      for (const late of LATE) {
        const { all, entries } = await oneTooLate(context, late);
        judgeFailed(context, await sentBundle(context, 'transaction', entries));
        await judgeStatuses(context, all, (at) => (at === late ? 'available' : 'registered'));
      }
    },
  ),
  check(
    'crud/batch/if-match-of-each',
    {
      rule: 'Of several updates in a batch the one whose ifMatch names a superseded version is refused, be it the first or the last, and no other.',
      requirements: ['rest-update-if-match-stale-412', 'bundle-response-type-order'],
      needs,
    },
    async (context) => {
      for (const late of LATE) {
        const { all, entries } = await oneTooLate(context, late);
        const answer = await sentBundle(context, 'batch', entries);
        const expected = LATE.map((at) => (at === late ? [409, 412] : [200]));
        if (!judgeEntries(context, answer, 'batch', expected)) return;
        await judgeStatuses(context, all, (at) => (at === late ? 'available' : 'cancelled'));
      }
    },
  ),
];
