import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../evidence/exchange.ts';
import { nodeTransport } from '../../fixtures/transport.ts';

/**
 * Sends the recorded requests of a run again, bare and in order, and tells how long each phase took
 * beside the time it took in the run: `replay.ts EVIDENCE-DIR RUN-BASE NEW-BASE`.
 * The server has to be a fresh one of the kind that was recorded, so that it gives the same ids.
 */
const [directory = 'reports/out/evidence', recordedBase = '', base = recordedBase] =
  process.argv.slice(2);

const exchanges = readdirSync(directory)
  .flatMap((file) => readFileSync(join(directory, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Exchange)
  .sort((a, b) => a.startedAt.localeCompare(b.startedAt));

const transport = nodeTransport();
const phaseOf = ({ check }: Exchange) => check.split('/')[0] ?? '';
const phases = new Map<
  string,
  { requests: number; other: number; bareMs: number; from: number; to: number }
>();

for (const exchange of exchanges) {
  const { request, response, startedAt, durationMs } = exchange;
  const begin = performance.now();
  const answer = await transport(
    { ...request, url: request.url.replace(recordedBase, base) },
    30_000,
  ).catch(() => undefined);
  const took = performance.now() - begin;
  const started = Date.parse(startedAt);
  const phase = phases.get(phaseOf(exchange)) ?? {
    requests: 0,
    other: 0,
    bareMs: 0,
    from: started,
    to: started,
  };
  phase.requests += 1;
  phase.other += answer?.status === response?.status ? 0 : 1;
  phase.bareMs += took;
  phase.to = Math.max(phase.to, started + durationMs);
  phases.set(phaseOf(exchange), phase);
}

for (const [phase, { requests, other, bareMs, from, to }] of phases) {
  const ran = to - from;
  console.log(
    `${phase}: ${requests} requests, ${other} answered with another status; run ${Math.round(ran)} ms, bare ${Math.round(bareMs)} ms, ratio ${(ran / bareMs).toFixed(2)}`,
  );
}
