// Speed, detection, false alarms and start of the validator beside its peers: npx tsx benchmarks/validator/run.ts
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defects } from '../../generators/defects/index.ts';
import { DENSITIES, validStudy } from '../../generators/study.ts';
import { type Peer, peers } from './peers.ts';

const SECONDS = Number(process.argv[2] ?? 3);

/** A study with so many instances in one series, as text. */
function studyOf(instances: number): string {
  return JSON.stringify(validStudy({ seed: 1, key: 'bench', series: 1, instances }));
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Texts judged in a second of CPU, warmed up. */
function rate({ judge }: Peer, text: string): number {
  for (let i = 0; i < 3; i++) judge(text);
  const start = cpuSeconds();
  let count = 0;
  let spent = 0;
  do {
    judge(text);
    count++;
    if (count % 16 === 0 || text.length > 100_000) spent = cpuSeconds() - start;
  } while (spent < SECONDS);
  return count / spent;
}

const small = studyOf(8);
const large = studyOf(5000);
const valid = DENSITIES.flatMap((density) =>
  Array.from({ length: 50 }, (_, seed) =>
    JSON.stringify(validStudy({ seed, key: density, density })),
  ),
);
const invalid = [...defects(1)].map(({ text }) => text);

console.log(
  `${small.length} and ${large.length} characters; ${invalid.length} defects, ${valid.length} valid studies`,
);
console.log('| | small, per CPU s | 5,000 instances, per CPU s | defects found | false alarms |');
console.log('| --- | ---: | ---: | ---: | ---: |');
const all = await peers();
for (const peer of all) {
  const found = invalid.filter((text) => !peer.judge(text)).length;
  const alarms = valid.filter((text) => !peer.judge(text)).length;
  const share = ((100 * found) / invalid.length).toFixed(1);
  const speeds = [small, large].map((text) => rate(peer, text).toPrecision(3));
  console.log(`| ${peer.name} | ${speeds.join(' | ')} | ${share} % | ${alarms} |`);
}

const lightbox = all.find(({ name }) => name === 'Lightbox');
if (lightbox) {
  console.log('\n| instances | ms of CPU | µs per instance |\n| ---: | ---: | ---: |');
  for (const instances of [500, 5000, 50_000]) {
    const ms = 1000 / rate(lightbox, studyOf(instances));
    console.log(`| ${instances} | ${ms.toFixed(1)} | ${((1000 * ms) / instances).toFixed(2)} |`);
  }
}

const start = spawnSync(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('first-verdict.ts', import.meta.url))],
  { encoding: 'utf8' },
);
console.log(`\n${start.stdout.trim()}${start.stderr}`);
