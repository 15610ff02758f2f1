import type { Exchange } from '../evidence/exchange.ts';
import type { CheckResult } from '../evidence/finding.ts';
import type { Check } from '../fixtures/check.ts';
import { runCheck } from '../fixtures/run-check.ts';
import type { Station } from '../fixtures/station.ts';

/** Runs one check at a station; every runner does it this way. */
export async function play(
  check: Check,
  station: Station,
): Promise<{ result: CheckResult; exchanges: readonly Exchange[] }> {
  const run = station.runner(check);
  // What the server says stands in findings too, and it may repeat a token.
  const result = station.redactor.value(await runCheck(check, run.runner));
  run.flush();
  return { result, exchanges: run.exchanges() };
}
