import { type Transport, TransportError } from '../../evidence/exchange.ts';
import type { Check } from '../../fixtures/check.ts';
import type { Clock } from '../../fixtures/clock.ts';
import type { Fault, Variant } from '../../servers/faulty/define.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import type { Handler } from '../../servers/http.ts';
import { type InProcessRun, runInProcess } from '../../suites/in-process.ts';
import type { FaultRun, Job } from './fault-run.ts';
import { handlerTransport } from './handler-transport.ts';
import { base, type KillTarget, realTarget, referenceTarget } from './target.ts';

export interface RunFaultOptions {
  job: Job;
  /** Absent: the bare server. */
  fault?: Fault | Variant;
  checks: readonly Check[];
  /** Base URL of a real server. */
  url?: string;
  clock: Clock;
}

/** Runs checks against one faulty server; never throws. */
export async function runFault(options: RunFaultOptions): Promise<FaultRun> {
  const { job, url, clock } = options;
  const started = performance.now();
  const thrown = new Set<string>();
  let outcome: Partial<FaultRun> = {};
  let left: string[] = [];
  try {
    const target = url === undefined ? referenceTarget() : realTarget(url, clock);
    try {
      outcome = told(await run(options, target, thrown));
    } finally {
      left = await target.close();
    }
  } catch (error) {
    outcome = { stopped: stoppedBy(error) };
  }
  const durationMs = Math.round(performance.now() - started);
  return { key: job.key, results: [], ...outcome, left, thrown: [...thrown], durationMs };
}

function run(
  { job, fault, checks, clock }: RunFaultOptions,
  { handler, settings, ledger }: KillTarget,
  thrown: Set<string>,
): Promise<InProcessRun> {
  const past = handlerTransport(handler, base, clock);
  const through = fault
    ? handlerTransport(watched(faulty(fault, handler), thrown), base, clock)
    : past;
  let current: Transport = job.prepareBare ? past : through;
  return runInProcess({
    settings,
    transport: (request, timeoutMs) => current(request, timeoutMs),
    checks,
    clock,
    ledger,
    disposable: true,
    onPrepared: () => {
      current = through;
    },
  });
}

/** What the hooks of a fault throw is answered with 500, and remembered. */
function watched(handler: Handler, thrown: Set<string>): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      thrown.add((error as Error).message);
      throw error;
    }
  };
}

function told({ session, diagnoses, results }: InProcessRun): Partial<FaultRun> {
  const fatal = diagnoses.find((diagnosis) => diagnosis.fatal);
  return {
    ...(session ? {} : { stopped: { code: fatal?.code ?? '', message: fatal?.message ?? '' } }),
    ...(session?.target.software ? { software: session.target.software } : {}),
    results: results.map(({ id, outcome, reason, findings }) => ({
      id,
      outcome,
      ...(reason === undefined ? {} : { reason }),
      findings: findings.map(({ code, severity }) => ({ code, severity })),
    })),
  };
}

function stoppedBy(error: unknown): NonNullable<FaultRun['stopped']> {
  if (error instanceof TransportError) return { code: 'no-answer', message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'harness-error', message };
}
