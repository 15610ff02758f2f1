import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { type ByCriteria, criteriaFactors, judgeCriteria } from './criteria.ts';
import { nearly } from './criteria-forms.ts';
import { type Carrier, carriers, mustDeclareCarrier } from './delivery.ts';

/** Criteria of each kind: as many as let each form be asked, and a slow server has time for. */
const CRITERIA = 14;

const requirements = {
  create: [
    'rest-cond-create-no-match',
    'rest-cond-create-one-match',
    'rest-cond-create-multiple-412',
    'rest-etag-equals-versionid',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
    'format-utf8',
    'bundle-response-entry-details',
  ],
  update: [
    'rest-cond-update-one-match',
    'rest-cond-update-one-match-id-mismatch',
    'rest-cond-update-no-match-no-id',
    'rest-cond-update-no-match-with-id',
    'rest-update-revives-deleted',
    'rest-cond-update-multiple-412',
    'rest-etag-equals-versionid',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
    'format-utf8',
    'bundle-response-entry-details',
  ],
  delete: [
    'rest-cond-delete-single',
    'rest-cond-delete-multiple',
    'bundle-transaction-atomic',
    'rest-outcome-valid',
    'format-utf8',
  ],
} as const;

/** How many studies meet the criteria, as an id and a rule say it. */
const counts = [
  { matches: 0, name: 'none', met: 'nothing meets' },
  { matches: 1, name: 'one', met: 'one study meets' },
  { matches: 2, name: 'several', met: 'several studies meet' },
];

/** Writes under criteria of every form, beside what nearly meets them. */
export const mixedCriteriaChecks: Check[] = (['create', 'update', 'delete'] as const).flatMap(
  (write) =>
    counts.flatMap(({ matches, name, met }) =>
      carriers.map(({ carrier, suffix, words }) =>
        check(
          `crud/mixed/${write}-of-${name}${suffix}`,
          {
            rule: `A ${write} ${words} by criteria that ${met} does the same in whichever form they are, beside studies that nearly meet them.`,
            requirements: requirements[write],
            isWide: true,
            needs: {
              interactions: ['create', 'read', 'update', 'delete', 'search-type'],
              parameters: ['identifier'],
            },
          },
          (context) => judgeAll(context, write, carrier, matches),
        ),
      ),
    ),
);

async function judgeAll(
  context: CheckContext,
  write: ByCriteria,
  carrier: Carrier,
  matches: number,
): Promise<void> {
  mustDeclareCarrier(context, carrier);
  const factors = criteriaFactors(context, write, carrier, matches);
  if (factors.found.length === 0) {
    throw new NotApplicable(`the CapabilityStatement does not declare a conditional ${write}`);
  }
  const chance = random(context.session.seed, `crud/mixed/${write}/${matches}/${carrier}`);
  let judged = 0;
  for (const [at, mix] of covering(factors, chance, CRITERIA).entries()) {
    // Where nothing meets all criteria, what meets all but one tells most.
    const decoy = matches === 0 && mix.form.near ? nearly : mix.decoy;
    if (await judgeCriteria(context, write, at, { ...mix, decoy, carrier })) judged += 1;
  }
  if (judged === 0) throw new NotTestable('searches do not find the studies by such criteria');
}
