import type { CheckResult } from '../evidence/finding.ts';
import type { PlannedCheck } from './planned-check.ts';
import type { CheckEntry } from './run-document.ts';

/** What the test runner saw of a check. */
export interface Played {
  status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  /** What the check said of itself, if it came to that. */
  result?: CheckResult;
  /** First error of the test, as text. */
  error?: string;
  durationMs: number;
}

type Ending = Pick<CheckEntry, 'outcome' | 'findings' | 'exchanges' | 'data'> & {
  reason?: string;
};

const nothing = { findings: [], exchanges: 0 };
const green: readonly string[] = ['passed', 'warning', 'notApplicable'];

/**
 * One line of the run document: what was planned, joined with what became of it.
 *
 * The check's own result decides. Where it is missing or the runner contradicts it (a red test
 * whose check says it passed), the fault is ours and the check is a harness error.
 * @param played undefined when the test never started
 * @param notRunReason why tests that never started did not
 */
export function settle(
  planned: PlannedCheck,
  played: Played | undefined,
  options: { strict: boolean; notRunReason: string },
): CheckEntry {
  const { reason, ...ending } = endingOf(planned, played, options);
  return {
    id: planned.id,
    title: planned.title,
    chapter: planned.chapter,
    level: planned.level,
    requirements: planned.requirements,
    ...(planned.parameter === undefined ? {} : { parameter: planned.parameter }),
    ...(planned.behaviour === undefined ? {} : { behaviour: planned.behaviour }),
    outcome: ending.outcome,
    ...(reason === undefined ? {} : { reason }),
    findings: ending.findings.map((finding) => ({
      ...finding,
      // JSON has no undefined: an absent value is written as null, never left out
      expected: finding.expected ?? null,
      actual: finding.actual ?? null,
    })),
    durationMs: Math.max(0, played?.result?.durationMs ?? played?.durationMs ?? 0),
    exchanges: ending.exchanges,
    ...(ending.data === undefined ? {} : { data: ending.data }),
  };
}

function endingOf(
  planned: PlannedCheck,
  played: Played | undefined,
  options: { strict: boolean; notRunReason: string },
): Ending {
  if (played === undefined) {
    return { ...nothing, outcome: 'notRun', reason: options.notRunReason };
  }
  const red = !['passed', 'skipped'].includes(played.status);
  const { result } = played;
  const cutShort = played.status === 'interrupted' && result?.outcome !== 'failed';
  if (result === undefined || cutShort) {
    if (played.status === 'skipped' || cutShort) {
      return {
        ...nothing,
        outcome: 'notRun',
        reason: played.error ?? `the test was ${played.status}`,
      };
    }
    const why = played.error ?? `the test ${played.status} without leaving a result`;
    return { ...nothing, outcome: 'harnessError', reason: why };
  }
  const { findings, exchanges } = result;
  if (result.id !== planned.id) {
    const reason = `the test of ${planned.id} left the result of ${result.id}`;
    return { findings, exchanges, outcome: 'harnessError', reason };
  }
  const redByStrict = options.strict && result.outcome === 'warning';
  if (red && green.includes(result.outcome) && !redByStrict) {
    const reason = played.error ?? `the check said ${result.outcome}, the test ${played.status}`;
    return { findings, exchanges, outcome: 'harnessError', reason };
  }
  return {
    outcome: result.outcome,
    findings,
    exchanges,
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
}
