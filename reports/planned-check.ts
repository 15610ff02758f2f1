import type { Level } from '../evidence/finding.ts';

/** What is known of a check before it runs: its description, without the function. */
export interface PlannedCheck {
  id: string;
  /** The rule, as one sentence. */
  title: string;
  chapter: string;
  level: Level;
  requirements: string[];
  parameter?: string;
  behaviour?: string;
}

/** Type of the annotation by which a Playwright test says that it is a check. */
export const checkAnnotation = 'lightbox-check';

/** The same once a readable form stands beside it: Playwright's HTML hides what starts with `_`. */
export const hiddenCheckAnnotation = `_${checkAnnotation}`;

/** Name of the attachment that holds a check's CheckResult. */
export const resultAttachment = 'lightbox-result';

/**
 * The check that a test stands for, read from its annotations; undefined for a test that is none
 * (preflight, dataset, sweep).
 * @throws SyntaxError when the annotation is not JSON: our own mistake, never the server's
 */
export function plannedCheck(
  annotations: readonly { type: string; description?: string }[],
): PlannedCheck | undefined {
  const found = annotations.find((annotation) => annotation.type === checkAnnotation);
  if (found === undefined) return undefined;
  return JSON.parse(found.description ?? '') as PlannedCheck;
}
