// Generator, oracle and validator as the number of studies grows: npx tsx benchmarks/scale/growth.ts [EXPONENT]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { studies } from '../../generators/studies.ts';
import { searchPreparer } from '../../oracles/search/index.ts';
import { createValidator } from '../../oracles/validator/index.ts';
import { commonSearchParameters, type Resource, searchParametersOf } from '../../spec/index.ts';
import { draw } from './chart.ts';
import { cpuSeconds, peakMegabytes } from './cpu.ts';

const QUERIES = [
  'modality=CT',
  'modality:not=CT,MR',
  'status=available&started=ge2015',
  'started=lt2016-06-01',
  'bodysite:missing=true',
  'patient=Patient/nobody',
  'identifier=urn:dicom:uid|urn:oid:1.2.3',
  'dicom-class=urn:oid:1.2.840.10008.5.1.4.1.1.2',
];

interface Measured {
  studies: number;
  generated: number;
  judged: number;
  validated: number;
  megabytes: number;
}

const [, , argument = '6', child] = process.argv;
if (child === undefined) all(Number(argument));
else console.log(JSON.stringify(measure(Number(argument))));

/** CPU seconds of each part for so many studies, which are streamed. */
function measure(count: number): Measured {
  const prepare = searchPreparer([], {
    parameters: (type) => [...searchParametersOf(type), ...commonSearchParameters()],
  });
  const searches = QUERIES.map((query) => prepare('ImagingStudy', query));
  const validator = createValidator();
  const spent = { generated: 0, judged: 0, validated: 0 };
  const timed = <T>(part: keyof typeof spent, run: () => T): T => {
    const start = cpuSeconds();
    const result = run();
    spent[part] += cpuSeconds() - start;
    return result;
  };
  const stream = studies({ seed: 1 });
  for (let left = count; left > 0; left -= 100) {
    const some: Resource[] = timed('generated', () =>
      Array.from({ length: Math.min(100, left) }, () => stream.next().value as Resource),
    );
    timed('judged', () => {
      for (const study of some) for (const search of searches) search.judge(study);
    });
    const texts = some.map((study) => JSON.stringify(study));
    timed('validated', () => {
      for (const text of texts) validator.validateText(text);
    });
  }
  return { studies: count, ...spent, megabytes: peakMegabytes() };
}

function all(exponent: number): void {
  const rows = Array.from({ length: exponent - 1 }, (_, index) => inOwnProcess(10 ** (index + 2)));
  console.log(
    `µs of CPU for each study (${QUERIES.length} queries for the oracle), and the peak of memory\n`,
  );
  console.log(
    '| studies | generator | oracle | validator | MB |\n| ---: | ---: | ---: | ---: | ---: |',
  );
  const each = (seconds: number, { studies: n }: Measured) => ((1e6 * seconds) / n).toFixed(0);
  for (const row of rows) {
    const parts = [row.generated, row.judged, row.validated].map((seconds) => each(seconds, row));
    console.log(`| ${row.studies} | ${parts.join(' | ')} | ${row.megabytes} |`);
  }
  const line = (name: string, of: (row: Measured) => number) => ({
    name,
    points: rows.map((row): [number, number] => [row.studies, of(row)]),
  });
  draw(fileURLToPath(new URL('growth.svg', import.meta.url)), {
    title: 'CPU as the number of studies grows',
    x: 'studies',
    y: 'seconds of CPU',
    lines: [
      line('generator', (row) => row.generated),
      line(`oracle, ${QUERIES.length} queries`, (row) => row.judged),
      line('validator, from text', (row) => row.validated),
    ],
  });
}

/** Each size starts afresh, so that none is helped by what the one before has warmed up. */
function inOwnProcess(count: number): Measured {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, String(count), 'child'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}
