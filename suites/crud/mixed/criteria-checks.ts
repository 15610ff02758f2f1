import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { criteriaFactors, judgeCriteria } from './criteria.ts';

/** Criteria of each kind of write: as many mixes. */
const CRITERIA = 40;

const conditional = {
  create: {
    requirements: [
      'rest-cond-create-no-match',
      'rest-cond-create-one-match',
      'rest-cond-create-multiple-412',
      'bundle-transaction-atomic',
      'rest-outcome-valid',
      'bundle-response-entry-details',
    ],
    interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  },
  update: {
    requirements: [
      'rest-cond-update-one-match',
      'rest-cond-update-no-match-no-id',
      'rest-cond-update-multiple-412',
      'bundle-transaction-atomic',
      'rest-outcome-valid',
      'bundle-response-entry-details',
    ],
    interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  },
  delete: {
    requirements: [
      'rest-cond-delete-single',
      'rest-cond-delete-multiple',
      'bundle-transaction-atomic',
      'rest-outcome-valid',
    ],
    interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  },
} as const;

/** Writes under criteria of every form, with as many matches as there may be, beside what nearly matches. */
export const mixedCriteriaChecks: Check[] = (['create', 'update', 'delete'] as const).map((write) =>
  check(
    `crud/mixed/${write}-by-criteria`,
    {
      rule: `A ${write} by criteria does the same in whichever form they are, alone and in Bundles: with no match, one and several, beside studies that nearly match.`,
      requirements: conditional[write].requirements,
      needs: { interactions: conditional[write].interactions, parameters: ['identifier'] },
    },
    async (context) => {
      const factors = criteriaFactors(context, write);
      if (factors.found.length === 0) {
        throw new NotApplicable(`the CapabilityStatement does not declare a conditional ${write}`);
      }
      const chance = random(context.session.seed, `crud/mixed/${write}-by-criteria`);
      let judged = 0;
      for (const [at, mix] of covering(factors, chance, CRITERIA).entries()) {
        if (await judgeCriteria(context, write, at, mix)) judged += 1;
      }
      if (judged === 0) throw new NotTestable('searches do not find the studies by such criteria');
    },
  ),
);
