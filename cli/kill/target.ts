import { join } from 'node:path';
import type { Clock } from '../../fixtures/clock.ts';
import { type Ledger, memoryLedger, openLedger } from '../../fixtures/ledger.ts';
import { controlRun } from '../../fixtures/preflight/probes.ts';
import { loadSettings, newRunId, type Settings } from '../../fixtures/settings.ts';
import { memoryStation } from '../../fixtures/station.ts';
import { sweep } from '../../fixtures/sweep.ts';
import { upstream } from '../../servers/faulty/upstream.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { handlerTransport } from './handler-transport.ts';

/** Under which every faulty server is seen; nothing listens there. */
export const base = 'http://lightbox.test/fhir';

/** How many defects of each rule every faulty server is sent: enough to show what it does with that rule. */
const DEFECTS = 20;

/** A server that faults can be put in front of, for one run. */
export interface KillTarget {
  handler: Handler;
  settings: Settings;
  ledger: Ledger;
  /** @returns what of the run could not be deleted */
  close(): Promise<string[]>;
}

/** A fresh reference server. It can have the same run id each time, and what a run made ends with it. */
export function referenceTarget(): KillTarget {
  const server = createReferenceServer({ base });
  return {
    handler: server.handle,
    settings: { ...loadSettings({}), baseUrl: base, runId: 'kill', defects: DEFECTS },
    ledger: memoryLedger(),
    close: async () => {
      server.close();
      return [];
    },
  };
}

/** A real server. What a run made there is deleted past the fault, which may not let go of it. */
export function realTarget(url: string, clock: Clock): KillTarget {
  const runId = newRunId();
  const handler = upstream(url, base);
  const settings = { ...loadSettings(), baseUrl: base, runId };
  const ledger = ledgerOf(settings, url);
  return {
    handler,
    settings,
    ledger,
    async close() {
      const transport = handlerTransport(handler, base, clock);
      const client = memoryStation(settings, transport, clock, ledger).client('sweep', base);
      const left = [];
      for (const owner of [runId, controlRun(runId)]) {
        left.push(...(await sweep(client, { runId: owner, ledger, clock })).left);
      }
      return left.map(({ resource, reason }) => `${resource}: ${reason}`);
    },
  };
}

/** The ledger that `lightbox clean` reads: it knows the real server, not the faulty one in front of it. */
function ledgerOf({ out }: Settings, url: string): Ledger {
  const file = openLedger(join(out, 'ledger.ndjson'));
  const real = url.replace(/\/+$/, '');
  return {
    append: (...entries) => file.append(...entries.map((entry) => ({ ...entry, base: real }))),
    entries: () =>
      file.entries().flatMap((entry) => (entry.base === real ? [{ ...entry, base }] : [])),
  };
}
