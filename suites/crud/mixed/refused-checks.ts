import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { judgeRefusal, refusedFactors } from './refused.ts';
import { keptParts } from './tale.ts';
import { begin, idFormsOf, lived, startOf } from './tales.ts';

/** Updates to refuse: as many mixes. */
const REFUSALS = 30;

/** Updates that are to be refused, of studies that have been through something, alone and in Bundles. */
export const mixedRefusalChecks: Check[] = [
  check(
    'crud/mixed/refused',
    {
      rule: 'An update that is to be refused is refused alone and in Bundles, whatever the study has been through; nothing comes of it, nor of its transaction.',
      requirements: [
        'rest-update-id-mismatch-400',
        'rest-update-missing-id-400',
        'rest-update-if-match-stale-412',
        'bundle-transaction-atomic',
        'rest-outcome-valid',
        'bundle-batch-always-200',
        'bundle-response-type-order',
        'history-includes-all-versions',
      ],
      needs: {
        interactions: ['create', 'read', 'update', 'delete', 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      const { session } = context;
      const known = await keptParts(context);
      const factors = refusedFactors(context, idFormsOf(context));
      const chance = random(session.seed, 'crud/mixed/refused');
      let judged = 0;
      for (const [at, mix] of covering(factors, chance, REFUSALS).entries()) {
        const isDeleted = mix.isDeleted && mix.reason.ofDeleted === true;
        const steps = startOf(mix, isDeleted);
        const begun = begin(context, `x${at}`, at, mix.idForm, known);
        if (!(await lived(begun, steps))) continue;
        judged += 1;
        await judgeRefusal(begun.tale, begun.plain, mix);
      }
      if (judged === 0) throw new NotApplicable('no study is stored as this asks for');
    },
  ),
];
