import type { CheckResult, Finding } from '../../evidence/finding.ts';
import { buildRun, type RunFacts } from '../../reports/build-run.ts';
import type { PlannedCheck } from '../../reports/planned-check.ts';
import type { RunDocument } from '../../reports/run-document.ts';
import type { Played } from '../../reports/settle.ts';

/** Characters that formats stumble over: markup, CDATA's end, quotes, controls, half a pair. */
export const nasty = '<a href="x">&amp; \'q\' ]]> \u0000\u001b\u{1f600}\ud800 end\nsecond line';

export function planned(id: string, more: Partial<PlannedCheck> = {}): PlannedCheck {
  const chapter = id.split('/')[0] ?? '';
  return { id, title: `Rule of ${id}.`, chapter, level: 'SHALL', requirements: ['r-1'], ...more };
}

export function finding(message: string, more: Partial<Finding> = {}): Finding {
  return { code: 'status', severity: 'failed', message, expected: 201, actual: 500, ...more };
}

/** A check's result as the spec side attaches it, and what the runner made of it. */
export function played(
  id: string,
  result: Partial<CheckResult>,
  status: Played['status'] = 'passed',
): Played {
  const whole = { id, outcome: 'passed' as const, findings: [], durationMs: 5, exchanges: 2 };
  return { status, durationMs: 9, result: { ...whole, ...result } };
}

export function facts(checks: RunFacts['checks'], more: Partial<RunFacts> = {}): RunFacts {
  return {
    suite: { name: 'fhir-lightbox', version: '0.1.0' },
    runId: 'run1',
    seed: 7,
    profile: 'imagingstudy',
    started: '2026-01-02T03:04:05.678Z',
    finished: '2026-01-02T03:05:05.678Z',
    url: 'http://127.0.0.1:8080/fhir',
    strict: false,
    settings: {},
    checks,
    ...more,
  };
}

/** One check of every outcome, as a real run leaves them. */
export function everyOutcome(more: Partial<RunFacts> = {}): RunDocument {
  const warning = finding(`No ETag ${nasty}`, { severity: 'warning', code: 'header-missing' });
  const failed = finding(`Answered ${nasty}`, { exchange: 'crud/b/fails#2', expression: 'id' });
  return buildRun(
    facts(
      [
        { planned: planned('crud/a/passes'), played: played('crud/a/passes', {}) },
        {
          planned: planned('crud/b/warns', { level: 'SHOULD' }),
          played: played('crud/b/warns', { outcome: 'warning', findings: [warning] }),
        },
        {
          planned: planned('search/modality/fails', { parameter: 'modality', behaviour: 'not' }),
          played: played(
            'search/modality/fails',
            { outcome: 'failed', findings: [failed] },
            'failed',
          ),
        },
        {
          planned: planned('crud/d/not-claimed'),
          played: played(
            'crud/d/not-claimed',
            { outcome: 'notApplicable', reason: `vread ${nasty}` },
            'skipped',
          ),
        },
        {
          planned: planned('crud/e/untestable'),
          played: played(
            'crud/e/untestable',
            { outcome: 'notTestable', reason: `nothing was seeded ${nasty}` },
            'failed',
          ),
        },
        {
          planned: planned('crud/f/ours'),
          played: played(
            'crud/f/ours',
            { outcome: 'harnessError', reason: 'TypeError: no\n    at somewhere' },
            'failed',
          ),
        },
        { planned: planned('crud/g/never') },
      ],
      more,
    ),
  );
}
