import type { Transport } from '../evidence/exchange.ts';
import type { CheckResult } from '../evidence/finding.ts';
import { memoryAnswerLog } from '../fixtures/answer-log.ts';
import type { Check } from '../fixtures/check.ts';
import { type Clock, systemClock } from '../fixtures/clock.ts';
import type { Ledger } from '../fixtures/ledger.ts';
import { mapLimited } from '../fixtures/parallel.ts';
import type { Diagnosis, Session } from '../fixtures/session.ts';
import type { Settings } from '../fixtures/settings.ts';
import { memoryStation } from '../fixtures/station.ts';
import { play } from './play.ts';
import { seedDataset, settleTarget, sweepRun } from './prepare.ts';

export interface InProcessOptions {
  /** `baseUrl` names the base that the transport serves. */
  settings: Settings;
  transport: Transport;
  checks: readonly Check[];
  clock?: Clock;
  /** Checks under way at a time; one by default. */
  parallel?: number;
  /** Where what is created is entered; in memory by default. */
  ledger?: Ledger;
  /** Nothing has to be deleted: the server ends with the run, or the caller sweeps. */
  disposable?: boolean;
  /** Called before the first check. */
  onPrepared?(): void;
}

export interface InProcessRun {
  /** Absent where preflight found that judging is impossible; the last diagnosis says why. */
  session?: Session;
  diagnoses: Diagnosis[];
  /** In the order of the checks; none without a session. */
  results: CheckResult[];
}

/**
 * Runs checks without Playwright: preflight, the dataset if a check needs it, the checks, those that judge all answers after the others, the sweep. Everything is
 * kept in memory.
 * @throws {TransportError} if the server stops answering while the run is prepared
 */
export async function runInProcess(options: InProcessOptions): Promise<InProcessRun> {
  const { settings, transport, checks, clock = systemClock, parallel = 1, disposable } = options;
  const [last, first] = [true, false].map((after) =>
    checks.filter(({ needs }) => (needs.answers ?? false) === after),
  ) as [Check[], Check[]];
  const answers = last.length > 0 ? memoryAnswerLog() : undefined;
  const station = memoryStation(settings, transport, clock, options.ledger, answers);
  const { session, diagnoses } = await settleTarget(station);
  if (!session) return { diagnoses, results: [] };
  try {
    if (checks.some(({ needs }) => needs.dataset !== undefined)) await seedDataset(station);
    options.onPrepared?.();
    const results = new Map<string, CheckResult>();
    for (const some of [first, last]) {
      await mapLimited(some, parallel, async (check) => {
        results.set(check.id, (await play(check, station)).result);
      });
    }
    const inOrder = checks.flatMap(({ id }) => results.get(id) ?? []);
    return { session: station.session(), diagnoses, results: inOrder };
  } finally {
    if (!disposable) await sweepRun(station);
  }
}
