// Speed, detection, false alarms, start and memory of the validator beside its peers: npx tsx benchmarks/validator/run.ts [SECONDS]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defects } from '../../generators/defects/index.ts';
import { DENSITIES, validStudy } from '../../generators/study.ts';
import { hasJava } from './official.ts';
import { officialRow } from './official-row.ts';
import { type Judge, peers } from './peers.ts';
import type { Row } from './row.ts';

const SECONDS = Number(process.argv[2] ?? 6);
const ROUNDS = 9;

/** A study with so many instances in one series, as text. */
function studyOf(instances: number): string {
  return JSON.stringify(validStudy({ seed: 1, key: 'bench', series: 1, instances }));
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Texts judged in a second of CPU. */
function rate(judge: Judge, text: string, seconds: number): number {
  const start = cpuSeconds();
  let count = 0;
  let spent = 0;
  do {
    judge(text);
    count++;
    if (count % 16 === 0 || text.length > 100_000) spent = cpuSeconds() - start;
  } while (spent < seconds);
  return count / spent;
}

/** Medians of rates that are taken in turns, so that what else the machine does meets all alike. */
function rates(judges: readonly Judge[], text: string): number[] {
  for (const judge of judges) rate(judge, text, SECONDS / ROUNDS);
  const rounds = Array.from({ length: ROUNDS }, () =>
    judges.map((judge) => rate(judge, text, SECONDS / ROUNDS)),
  );
  return judges.map((_, i) => median(rounds.map((round) => round[i] as number)));
}

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const small = studyOf(8);
const large = studyOf(5000);
const valid = DENSITIES.flatMap((density) =>
  Array.from({ length: 50 }, (_, seed) =>
    JSON.stringify(validStudy({ seed, key: density, density })),
  ),
);
const invalid = [...defects(1)].map(({ text }) => text);

const folder = mkdtempSync(join(tmpdir(), 'lightbox-validator-'));
const files = [small, large].map((text, i) => {
  const file = join(folder, `${i}.json`);
  writeFileSync(file, text);
  return file;
});

/** Start and memory, in a process of its own. */
function alone(name: string): { firstMs: number; megabytes: number } {
  const script = fileURLToPath(new URL('alone.ts', import.meta.url));
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, name, ...files], {
    encoding: 'utf8',
  });
  return JSON.parse(run.stdout.trim()) as { firstMs: number; megabytes: number };
}

console.log(
  `${small.length} and ${large.length} characters; ${invalid.length} defects, ${valid.length} valid studies`,
);
console.log(
  '| | small, per CPU s | 5,000 instances, per CPU s | defects found | false alarms | first verdict, CPU ms | peak memory, MB |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
const shown = (value: number) =>
  value > 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
const print = (row: Row) =>
  console.log(
    `| ${[row.name, shown(row.small), shown(row.large)].join(' | ')} | ${(100 * row.found).toFixed(1)} % | ${row.alarms} | ${row.firstMs.toFixed(0)} | ${row.megabytes.toFixed(0)} |`,
  );
const met: { name: string; judge: Judge }[] = [];
for (const { name, make } of peers) {
  const judge = await make();
  if (judge) met.push({ name, judge });
}
// Rates come first: compiled code is fastest before it has met texts of other forms.
const judges = met.map(({ judge }) => judge);
const [smallRates, largeRates] = [rates(judges, small), rates(judges, large)];
for (const [i, { name, judge }] of met.entries()) {
  print({
    name,
    small: smallRates[i] as number,
    large: largeRates[i] as number,
    found: invalid.filter((text) => !judge(text)).length / invalid.length,
    alarms: valid.filter((text) => !judge(text)).length,
    ...alone(name),
  });
}
rmSync(folder, { recursive: true });
if (hasJava()) print(await officialRow({ small, large, valid, invalid }));
else console.log('\nThe official validator is left out: Java and Maven are not installed');

// Growth, beside that of the quickest peers: what the memory of a large document costs, it costs them too.
const quickest = met.slice(0, 3);
console.log(
  `\n| µs per instance of | ${quickest.map(({ name }) => name).join(' | ')} |\n| ---: | ---: | ---: | ---: |`,
);
for (const instances of [500, 5000, 50_000]) {
  const perSecond = rates(
    quickest.map(({ judge }) => judge),
    studyOf(instances),
  );
  const micros = perSecond.map((each) => (1e6 / each / instances).toFixed(2));
  console.log(`| ${[instances, ...micros].join(' | ')} |`);
}
