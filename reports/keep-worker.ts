import type { TestCase, TestResult } from '@playwright/test/reporter';

/*
 * Playwright starts a new worker after every failed test, which makes a server with hundreds of
 * faults cost minutes. An auto fixture on the suites' side therefore calls a failed test an expected
 * failure, marked by its description, and this half turns it back before any other reporter sees it.
 * The fixture may do so only while this half is listening: otherwise red tests would be green.
 */

/** How the fixture knows that this reporter is there: the variable holds its process id. */
const variable = 'LIGHTBOX_KEEP_WORKER';

/** Start of the description by which the fixture marks what it turned. */
const mark = 'lightbox:';

/** Lets workers started from now on keep going after a failed test. */
export function announceKeeper(): void {
  process.env[variable] = String(process.pid);
}

/** Gives a failed test that a worker was kept for its failure back. Call before other reporters. */
export function turnBack(test: TestCase, result: TestResult): void {
  const marked = (annotation: { type: string; description?: string }) =>
    annotation.type === 'fail' && annotation.description?.startsWith(mark) === true;
  const annotations = [...test.annotations, ...result.annotations];
  if (result.status !== 'failed' || !annotations.some(marked)) return;
  test.expectedStatus = 'passed';
  test.annotations = test.annotations.filter((annotation) => !marked(annotation));
  result.annotations = result.annotations.filter((annotation) => !marked(annotation));
}
