import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimed } from '../../fixtures/claims.ts';
import { check } from '../check.ts';
import { judgeAccepted, judgeRefused, judgeSilent } from './defect-answers.ts';
import { deliver } from './defect-delivery.ts';
import { fatesOf } from './defect-fates.ts';
import { type DefectRule, defectRules } from './defect-rules.ts';
import { sampleOf } from './defect-sample.ts';
import { judgeStored } from './defect-storage.ts';
import { discard } from './discard.ts';
import { judgeAlive } from './still-works.ts';

const needs = { interactions: ['create', 'read'] };

function defectCheck({ rule, what, requirements }: DefectRule): Check {
  return check(
    `validation/defect/${rule}`,
    {
      rule: `Refused or accepted, a study with ${what} leaves nothing behind that R4 forbids.`,
      requirements: [
        ...requirements,
        'rest-refusal-has-no-effect',
        'rest-create-after-errors',
        'validation-systems-check-constraints',
        'rest-rejection-status',
        'rest-error-body-operationoutcome',
        'rest-outcome-expression',
      ],
      needs,
    },
    async (context) => {
      const { chosen, of } = sampleOf(context.session, rule);
      if (chosen.length === 0) throw new NotApplicable(`no defect breaks ${rule}`);
      const valid = await context.studies.stored();
      const updates = claimed({ needs: { interactions: ['update'] } }, context.session) === true;
      const deliveries = await deliver(context, chosen, updates ? valid : undefined);
      context.note('defects', fatesOf(rule, of, deliveries));
      judgeAccepted(context, deliveries, requirements[0]);
      judgeRefused(context, deliveries);
      await judgeStored(context, deliveries, valid);
      judgeSilent(context, deliveries, await judgeAlive(context));
      await discard(
        context,
        deliveries.flatMap(({ id }) => id ?? []),
      );
    },
  );
}

/** What becomes of invalid studies, one rule a check (validation.html, json.html, http.html#create). */
export const defectChecks: Check[] = defectRules.map(defectCheck);
