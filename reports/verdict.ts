import { outcomes } from '../evidence/finding.ts';
import type { CheckEntry, Counts, RunDocument } from './run-document.ts';

/** Counts what became of the checks; `planned` is their number. */
export function tally(checks: readonly Pick<CheckEntry, 'outcome'>[]): Counts {
  const counts: Counts = {
    planned: checks.length,
    passed: 0,
    warning: 0,
    failed: 0,
    notApplicable: 0,
    notTestable: 0,
    harnessError: 0,
    notRun: 0,
  };
  for (const { outcome } of checks) counts[outcome] += 1;
  return counts;
}

/** The sum that `planned` has to equal. */
export function accounted(counts: Counts): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], counts.notRun);
}

/**
 * The verdict on the server.
 *
 * A broken SHALL is known for good, whatever else could not be tried: not conformant. Without one,
 * anything left unjudged (not testable, harness error, not run) leaves the question open, and so
 * does a run in which nothing was right because nothing was asked. A warning means that the server
 * was judged and broke a SHOULD only, so it counts as judged; with `strict` it counts as a failure.
 */
export function verdictOf(counts: Counts, strict: boolean): RunDocument['verdict'] {
  if (counts.failed > 0 || (strict && counts.warning > 0)) return 'not-conformant';
  const unjudged = counts.notTestable + counts.harnessError + counts.notRun;
  if (unjudged > 0 || counts.passed + counts.warning === 0) return 'not-judged';
  return 'conformant';
}
