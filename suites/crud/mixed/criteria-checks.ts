import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { type ByCriteria, criteriaFactors, judgeCriteria } from './criteria.ts';
import { type Carrier, carriers, mustDeclareCarrier } from './delivery.ts';

/** Criteria of each kind of write by each carrier: as many as a slow server has time for. */
const CRITERIA = 16;

const requirements = {
  create: [
    'rest-cond-create-no-match',
    'rest-cond-create-one-match',
    'rest-cond-create-multiple-412',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
    'bundle-response-entry-details',
  ],
  update: [
    'rest-cond-update-one-match',
    'rest-cond-update-one-match-id-mismatch',
    'rest-cond-update-no-match-no-id',
    'rest-cond-update-no-match-with-id',
    'rest-update-revives-deleted',
    'rest-cond-update-multiple-412',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
    'bundle-response-entry-details',
  ],
  delete: [
    'rest-cond-delete-single',
    'rest-cond-delete-multiple',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
  ],
} as const;

/** Writes under criteria of every form, with as many matches as there may be, beside what nearly matches. */
export const mixedCriteriaChecks: Check[] = (['create', 'update', 'delete'] as const).flatMap(
  (write) =>
    carriers.map(({ carrier, suffix, words }) =>
      check(
        `crud/mixed/${write}-by-criteria${suffix}`,
        {
          rule: `A ${write} by criteria ${words} does the same in whichever form they are: with no match, one and several, beside studies that nearly match.`,
          requirements: requirements[write],
          needs: {
            interactions: ['create', 'read', 'update', 'delete', 'search-type'],
            parameters: ['identifier'],
          },
        },
        (context) => judgeAll(context, write, carrier),
      ),
    ),
);

async function judgeAll(context: CheckContext, write: ByCriteria, carrier: Carrier): Promise<void> {
  mustDeclareCarrier(context, carrier);
  const factors = criteriaFactors(context, write, carrier);
  if (factors.found.length === 0) {
    throw new NotApplicable(`the CapabilityStatement does not declare a conditional ${write}`);
  }
  const chance = random(context.session.seed, `crud/mixed/${write}-by-criteria/${carrier}`);
  let judged = 0;
  for (const [at, mix] of covering(factors, chance, CRITERIA).entries()) {
    if (await judgeCriteria(context, write, at, { ...mix, carrier })) judged += 1;
  }
  if (judged === 0) throw new NotTestable('searches do not find the studies by such criteria');
}
