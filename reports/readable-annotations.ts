import type { TestCase } from '@playwright/test/reporter';
import { checkAnnotation, hiddenCheckAnnotation, type PlannedCheck } from './planned-check.ts';
import type { RequirementLookup } from './requirement-lookup.ts';

/**
 * Puts what a person reads before the annotation that only programs read, and hides the latter:
 * level and link of each requirement. For reporters that look at the end, such as Playwright's HTML;
 * call it after the run, for a blob has to keep the original.
 */
export function makeReadable(
  test: TestCase,
  planned: PlannedCheck,
  requirement: RequirementLookup,
): void {
  const readable = planned.requirements.map((id) => {
    const found = requirement(id);
    if (found === undefined) return { type: 'requirement', description: id };
    return { type: `R4 ${found.level}`, description: `${found.title}: ${found.spec}` };
  });
  for (const holder of [test, ...test.results]) {
    holder.annotations = holder.annotations.flatMap((annotation) =>
      annotation.type === checkAnnotation
        ? [...readable, { ...annotation, type: hiddenCheckAnnotation }]
        : [annotation],
    );
  }
}
