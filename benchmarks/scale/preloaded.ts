// The search suite on a server that is full of other people's studies:
// npx tsx benchmarks/scale/preloaded.ts [STUDIES ...]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { base, referenceTarget } from '../../cli/kill/target.ts';
import { systemClock } from '../../fixtures/clock.ts';
import { studies } from '../../generators/studies.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { searchChecks } from '../../suites/search/index.ts';
import { draw } from './chart.ts';
import { cpuSeconds, peakMegabytes } from './cpu.ts';

interface Measured {
  studies: number;
  loading: number;
  seconds: number;
  requests: number;
  outcomes: Record<string, number>;
  /** Ids of checks that came to something else than on the empty server are told by these. */
  ids: [string, string][];
  megabytes: number;
}

const sizes = process.argv.slice(2);
if (sizes.at(-1) === 'child') console.log(JSON.stringify(await measure(Number(sizes[0]))));
else all(sizes.length > 0 ? sizes.map(Number) : [100, 1000, 10_000, 100_000]);

/** The studies carry nothing of the run that follows. */
async function measure(count: number): Promise<Measured> {
  const { handler, settings, ledger } = referenceTarget();
  let start = cpuSeconds();
  const stream = studies({ seed: 99 });
  for (let index = 0; index < count; index++) {
    const { id: _, ...body } = stream.next().value as { id: string };
    const headers = { 'content-type': 'application/fhir+json' };
    const { status } = await handler({ method: 'POST', url: '/ImagingStudy', headers, body });
    if (status !== 201) throw new Error(`study ${index} was answered ${status}`);
  }
  const loading = cpuSeconds() - start;
  let requests = 0;
  const transport = handlerTransport(
    (request) => {
      requests += 1;
      return handler(request);
    },
    base,
    systemClock,
  );
  start = cpuSeconds();
  const options = { settings, transport, ledger, checks: searchChecks, disposable: true };
  const { results, diagnoses } = await runInProcess(options);
  if (results.length === 0) throw new Error(diagnoses.at(-1)?.message);
  const seconds = cpuSeconds() - start;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const ids = results.map(({ id, outcome }): [string, string] => [id, outcome]);
  return { studies: count, loading, seconds, requests, outcomes, ids, megabytes: peakMegabytes() };
}

function all(counts: number[]): void {
  const empty = inOwnProcess(0);
  const usual = new Map(empty.ids);
  const rows = counts.map(inOwnProcess);
  console.log(
    '| studies of others | requests | CPU s | ms a request | outcomes | other than on the empty server | MB |',
  );
  console.log('| ---: | ---: | ---: | ---: | --- | --- | ---: |');
  for (const row of [empty, ...rows]) {
    const different = row.ids.filter(([id, outcome]) => usual.get(id) !== outcome);
    const cells = [
      row.studies,
      row.requests,
      row.seconds.toFixed(1),
      ((1000 * row.seconds) / row.requests).toFixed(2),
      Object.entries(row.outcomes)
        .map(([outcome, n]) => `${n} ${outcome}`)
        .join(', '),
      different.map(([id, outcome]) => `${id} ${outcome}`).join(', ') || 'none',
      row.megabytes,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  draw(fileURLToPath(new URL('preloaded.svg', import.meta.url)), {
    title: "The search suite beside other people's studies",
    x: 'studies on the server before the run',
    y: 'seconds of CPU, suite and server',
    lines: [
      { name: 'search suite', points: rows.map((row) => [row.studies, row.seconds]) },
      { name: 'loading the studies', points: rows.map((row) => [row.studies, row.loading]) },
    ],
  });
}

function inOwnProcess(count: number): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--max-old-space-size=8000',
      '--import',
      'tsx',
      fileURLToPath(import.meta.url),
      String(count),
      'child',
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}
