import { appendFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { CheckResult, Finding } from '../../../evidence/finding.ts';
import type { PlannedCheck } from '../../../reports/planned-check.ts';

/** The suites' half of keeping a worker (reports/keep-worker.ts), and a count of workers. */
const test = base.extend<{ keeper: undefined }, { worker: undefined }>({
  worker: [
    // biome wants no empty pattern, Playwright wants a pattern
    async ({ browserName: _ }, use) => {
      const log = process.env.SAMPLE_WORKERS;
      if (log !== undefined) appendFileSync(log, `${process.pid}\n`);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
  keeper: [
    async ({ browserName: _ }, use, info) => {
      await use(undefined);
      const listening = process.env.LIGHTBOX_KEEP_WORKER === String(process.ppid);
      if (listening && info.status === 'failed' && info.expectedStatus === 'passed') {
        info.fail(true, 'lightbox: failed, worker kept');
      }
    },
    { auto: true },
  ],
});

/** Declares a check that comes to the given result, by the contract between suites and reports. */
export function sample(
  id: string,
  result: Partial<CheckResult> | undefined,
  more: Partial<PlannedCheck> = {},
): void {
  const planned: PlannedCheck = {
    id,
    title: `The rule of ${id}.`,
    chapter: id.split('/')[0] ?? '',
    level: 'SHALL',
    requirements: ['rest-create-location'],
    ...more,
  };
  const annotation = { type: 'lightbox-check', description: JSON.stringify(planned) };
  test(`${id} · ${planned.title}`, { annotation }, async () => {
    const info = test.info();
    if (result === undefined) throw new Error(`${id} crashed`);
    const whole = { id, outcome: 'passed', findings: [], durationMs: 3, exchanges: 1, ...result };
    if (whole.outcome !== 'passed') {
      const body = 'GET /ImagingStudy/1\n\n404 Not Found\n\ncurl http://127.0.0.1/ImagingStudy/1';
      await info.attach(`exchange-${id}#1`, { body, contentType: 'text/plain' });
    }
    const body = JSON.stringify(whole);
    await info.attach('lightbox-result', { body, contentType: 'application/json' });
    if (whole.outcome === 'notApplicable') test.skip(true, whole.reason);
    if (['failed', 'notTestable', 'harnessError'].includes(whole.outcome)) {
      throw new Error(whole.findings[0]?.message ?? whole.reason);
    }
  });
}

/** A finding with the characters that reports stumble over. */
export function finding(severity: Finding['severity'], message: string): Finding {
  const actual = '<b>&amp; "Ünïcode" 😀 ]]> \u0000\u001b[31m</b>';
  return { code: 'status', severity, message, expected: 201, actual, exchange: 'sample#1' };
}

export { test };
