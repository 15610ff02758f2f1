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

interface Phase {
  requests: number;
  other: number;
  bareMs: number;
  from: number;
  to: number;
}
const phases = new Map<string, Phase>();

/** Links to other pages hold names that a server makes up anew: the URL to follow now, by the recorded one. */
const followed = new Map<string, string>();

for (const exchange of exchanges) {
  const { request, response, startedAt, durationMs } = exchange;
  const url = followed.get(request.url) ?? request.url.replace(recordedBase, base);
  const begin = performance.now();
  const answer = await transport({ ...request, url }, 30_000).catch(() => undefined);
  const took = performance.now() - begin;
  const now = linksOf(answer?.body);
  for (const [relation, recorded] of linksOf(response?.body)) {
    const link = now.get(relation);
    if (link !== undefined && relation !== 'self') followed.set(recorded, link);
  }
  const started = Date.parse(startedAt);
  const phase = phases.get(phaseOf(exchange)) ?? empty(started);
  phase.requests += 1;
  phase.other += answer?.status === response?.status ? 0 : 1;
  phase.bareMs += took;
  phase.to = Math.max(phase.to, started + durationMs);
  phases.set(phaseOf(exchange), phase);
}

for (const [name, phase] of phases) print(name, phase);
const judged = ['crud', 'search'].flatMap((name) => phases.get(name) ?? []);
if (judged.length > 0) {
  const sum = (of: (phase: Phase) => number) =>
    judged.reduce((total, phase) => total + of(phase), 0);
  print('crud and search', {
    requests: sum(({ requests }) => requests),
    other: sum(({ other }) => other),
    bareMs: sum(({ bareMs }) => bareMs),
    from: 0,
    to: sum(({ from, to }) => to - from),
  });
}

function empty(started: number): Phase {
  return { requests: 0, other: 0, bareMs: 0, from: started, to: started };
}

function linksOf(body: string | undefined): Map<string, string> {
  if (!body?.includes('"link"')) return new Map();
  const { link = [] } = JSON.parse(body) as { link?: { relation: string; url: string }[] };
  return new Map(link.map(({ relation, url }) => [relation, url]));
}

function print(name: string, { requests, other, bareMs, from, to }: Phase): void {
  const ran = to - from;
  console.log(
    `${name}: ${requests} requests, ${other} answered with another status; run ${Math.round(ran)} ms, bare ${Math.round(bareMs)} ms, ratio ${(ran / bareMs).toFixed(2)}`,
  );
}
