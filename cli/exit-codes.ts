import type { RunDocument } from '../reports/run-document.ts';

/** What the exit code of `lightbox` says. */
export const exitCodes = {
  conformant: 0,
  notConformant: 1,
  /** Configuration, server unreachable, not testable. */
  notJudged: 2,
  harnessError: 3,
} as const;

/**
 * The exit code that a run comes to. A broken SHALL is known for good; short of one, an error of
 * ours weighs more than what could not be tried.
 */
export function exitCodeOfRun({
  verdict,
  counts,
}: Pick<RunDocument, 'verdict' | 'counts'>): number {
  if (verdict === 'not-conformant') return exitCodes.notConformant;
  if (counts.harnessError > 0) return exitCodes.harnessError;
  return verdict === 'conformant' ? exitCodes.conformant : exitCodes.notJudged;
}
