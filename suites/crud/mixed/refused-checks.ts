import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { carriers, mustDeclareCarrier } from './delivery.ts';
import { judgeRefusal, refusedFactors } from './refused.ts';
import { keptParts } from './tale.ts';
import { begin, idFormsOf, lived, startOf } from './tales.ts';

/** Updates to refuse by each carrier: as many as a slow server has time for. */
const REFUSALS = 12;

/** Updates that are to be refused, of studies that have been through something. */
export const mixedRefusalChecks: Check[] = carriers.map(({ carrier, suffix, words }) =>
  check(
    `crud/mixed/refused${suffix}`,
    {
      rule: `An update that is to be refused is refused ${words}, whatever the study has been through; nothing comes of it, nor of a transaction that it is in.`,
      requirements: [
        'rest-update-id-mismatch-400',
        'rest-update-missing-id-400',
        'rest-update-if-match-stale-412',
        'bundle-transaction-atomic',
        'rest-outcome-valid',
        'format-utf8',
        'bundle-batch-always-200',
        'bundle-response-type-order',
        'history-includes-all-versions',
      ],
      isWide: true,
      needs: {
        interactions: ['create', 'read', 'update', 'delete', 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      mustDeclareCarrier(context, carrier);
      const known = await keptParts(context);
      const factors = refusedFactors(context, carrier, idFormsOf(context));
      const chance = random(context.session.seed, `crud/mixed/refused/${carrier}`);
      let judged = 0;
      for (const [at, mix] of covering(factors, chance, REFUSALS).entries()) {
        const isDeleted = mix.isDeleted && mix.reason.ofDeleted === true;
        const begun = begin(context, `x${carrier.slice(0, 1)}${at}`, at, mix.idForm, known);
        if (!(await lived(begun, startOf(mix, isDeleted)))) continue;
        judged += 1;
        await judgeRefusal(begun.tale, begun.plain, { ...mix, carrier });
      }
      if (judged === 0) throw new NotApplicable('no study is stored as this asks for');
    },
  ),
);
