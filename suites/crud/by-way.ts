import type { Check } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { answerConsequences } from './way-answers.ts';
import { historyConsequences } from './way-histories.ts';
import { creations, deletions, revivals, updates, type Way } from './ways.ts';
import type { Kind } from './written.ts';

const consequences = [...answerConsequences, ...historyConsequences];

const ways: Record<Kind, readonly Way[]> = {
  created: creations,
  updated: updates,
  revived: revivals,
  deleted: deletions,
};

const interactionsOf: Record<Kind, readonly string[]> = {
  created: ['create', 'read'],
  updated: ['create', 'read', 'update'],
  revived: ['create', 'read', 'update', 'delete'],
  deleted: ['create', 'read', 'delete'],
};

/** Whatever way a study was written, the same follows from it (http.html#transaction: as if each had come alone). */
export const byWayChecks: Check[] = consequences.flatMap((one) =>
  one.kinds.flatMap((kind) =>
    ways[kind].map((way) =>
      check(
        `crud/${kind}-${way.name}/${one.name}`,
        {
          rule: `A study ${kind} ${way.words} ${one.rule}.`,
          requirements: [way.requirement, ...one.requirements],
          needs: {
            interactions: [
              ...interactionsOf[kind],
              ...(one.interactions ?? []),
              ...(way.byCriteria ? ['search-type'] : []),
            ],
            parameters: [...(one.parameters ?? []), ...(way.byCriteria ? ['identifier'] : [])],
          },
        },
        (context) => one.judge(context, kind, way),
      ),
    ),
  ),
);
