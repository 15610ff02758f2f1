import { join } from 'node:path';
import type { Transport } from '../../evidence/exchange.ts';
import type { Check } from '../../fixtures/check.ts';
import type { Clock } from '../../fixtures/clock.ts';
import { type Ledger, memoryLedger, openLedger } from '../../fixtures/ledger.ts';
import { controlRun } from '../../fixtures/preflight/probes.ts';
import { loadSettings, newRunId, type Settings } from '../../fixtures/settings.ts';
import { memoryStation } from '../../fixtures/station.ts';
import { sweep } from '../../fixtures/sweep.ts';
import type { Fault, Variant } from '../../servers/faulty/define.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { upstream } from '../../servers/faulty/upstream.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { type InProcessRun, runInProcess } from '../../suites/in-process.ts';
import type { FaultRun, Job } from './fault-run.ts';
import { handlerTransport } from './handler-transport.ts';

/** Under which every faulty server is seen; nothing listens there. */
const base = 'http://lightbox.test/fhir';

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
  const { job, fault, checks, url, clock } = options;
  const started = performance.now();
  const thrown = new Set<string>();
  const server = url === undefined ? createReferenceServer({ base }) : undefined;
  const bare: Handler = server ? server.handle : upstream(url ?? '', base);
  const withFault = fault ? watched(faulty(fault, bare), thrown) : bare;
  let prepared = !job.prepareBare;
  const past = handlerTransport(bare, base, clock);
  const through = handlerTransport(withFault, base, clock);
  const transport: Transport = (request, timeoutMs) =>
    (prepared ? through : past)(request, timeoutMs);
  const settings = settingsFor(url);
  const ledger = url === undefined ? memoryLedger() : ledgerFor(settings, url);
  /** What the run made on a real server is deleted past the fault, which may not let it go. */
  const sweepPast = async (): Promise<string[]> => {
    if (server || !settings.runId) return [];
    const client = memoryStation(settings, past, clock, ledger).client('sweep', base);
    const left = [];
    for (const runId of [settings.runId, controlRun(settings.runId)]) {
      left.push(...(await sweep(client, { runId, ledger, clock })).left);
    }
    return left.map(({ resource, reason }) => `${resource}: ${reason}`);
  };
  const finish = (run: Partial<FaultRun>): FaultRun => ({
    key: job.key,
    results: [],
    left: [],
    ...run,
    thrown: [...thrown],
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const run = await runInProcess({
      settings,
      transport,
      checks,
      clock,
      ledger,
      disposable: true,
      onPrepared: () => {
        prepared = true;
      },
    });
    return finish({ ...told(run), left: await sweepPast() });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const isTransport = error instanceof Error && error.name === 'TransportError';
    const code = isTransport ? 'no-answer' : 'harness-error';
    const stopped = { code, message: isTransport ? error.message : message };
    return finish({ stopped, left: await sweepPast() });
  } finally {
    server?.close();
  }
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

/** The ledger that `lightbox clean` reads: it knows the real server, not the faulty one in front of it. */
function ledgerFor({ out }: Settings, url: string): Ledger {
  const file = openLedger(join(out, 'ledger.ndjson'));
  const real = url.replace(/\/+$/, '');
  return {
    append: (...entries) => file.append(...entries.map((entry) => ({ ...entry, base: real }))),
    entries: () =>
      file.entries().flatMap((entry) => (entry.base === real ? [{ ...entry, base }] : [])),
  };
}

/** A fresh server of ours can have the same run again and again; a real one remembers. */
function settingsFor(url: string | undefined): Settings {
  const settings = loadSettings(url === undefined ? {} : process.env, process.cwd());
  return { ...settings, baseUrl: base, runId: url === undefined ? 'kill' : newRunId() };
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
