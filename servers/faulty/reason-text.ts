import { normaliseText } from '../reference/text.ts';
import { alternatives, readAnew } from './criteria-anew.ts';
import { elementsAt } from './study-elements.ts';

/**
 * Answers reason:text by some of the texts that a reason has.
 * @param looked which of them, by its own text and the displays of its codings
 */
export const reasonTextIn = (
  looked: (text: readonly unknown[], displays: readonly unknown[]) => readonly unknown[],
) =>
  readAnew((criterion) => {
    if (criterion.name !== 'reason:text') return undefined;
    const asked = alternatives(criterion).map(normaliseText);
    const isMeant = (one: unknown) =>
      asked.some((start) => normaliseText(String(one)).startsWith(start));
    return (study) =>
      elementsAt(study, 'reasonCode').some((reason) =>
        looked(elementsAt(reason, 'text'), elementsAt(reason, 'coding.display')).some(isMeant),
      );
  });
