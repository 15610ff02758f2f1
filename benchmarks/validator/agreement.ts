// Agreement with the official validator: npx tsx benchmarks/validator/agreement.ts [--each N] [FILE.json ...]
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { mixedDefects } from '../../generators/defects/index.ts';
import { DENSITIES, EDGES, validStudy } from '../../generators/study.ts';
import { createValidator } from '../../oracles/validator/index.ts';
import { type Official, official } from './official.ts';

interface Document {
  kind: 'generated' | 'defect' | 'file';
  id: string;
  text: string;
}

/** A class of disagreement that was settled by R4's text. */
interface Difference {
  /** Regular expression on the id of a document that ours refuses and the official one takes. */
  document?: string;
  /** Regular expression on the ids of errors that only the official one has. */
  message?: string;
  why: string;
  clause: string;
}

interface Row {
  documents: number;
  same: number;
  /** The same once the errors that were settled are set aside. */
  settled: number;
  refused: number;
  /** Refused by both, for the same element. */
  placed: number;
}

const { values, positionals } = parseArgs({
  options: { each: { type: 'string', default: '2000' } },
  allowPositionals: true,
});
const each = Number(values.each);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const differences = parse(readFileSync(here('differences.yaml'), 'utf8')) as Difference[];

const edgeNames = [...EDGES.keys()];

function* documents(): Generator<Document> {
  for (const path of positionals) {
    yield { kind: 'file', id: path, text: readFileSync(path, 'utf8') };
  }
  for (let seed = 0; seed < each; seed++) {
    const density = DENSITIES[seed % DENSITIES.length] ?? 'typical';
    const edge = edgeNames[seed % (edgeNames.length * 3)];
    const edges = edge ? [edge] : [];
    const study = validStudy({ seed, key: 'agreement', density, edges });
    const id = [density, ...edges, seed].join('/');
    yield { kind: 'generated', id, text: JSON.stringify(study) };
  }
  let left = each;
  for (const { id, text } of mixedDefects(1)) {
    if (left-- === 0) return;
    yield { kind: 'defect', id, text };
  }
}

const isError = ({ severity }: { severity: string }) =>
  severity === 'error' || severity === 'fatal';

/** `ImagingStudy.extension[2].value.ofType(time)` as OperationOutcome.expression has it. */
const plain = (location: string) =>
  location.replace(/\.(ofType|as)\([^)]*\)/g, '').replace(/\[x\]/g, '');

/** Whether one names the element that the other names, or one that it is in. */
function near(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) || a.startsWith(`${b}[`);
}

const settledBy = (pattern: 'document' | 'message', text: string): Difference | undefined =>
  differences.find((one) => one[pattern] !== undefined && new RegExp(one[pattern]).test(text));

const all = [...documents()];
const validator = createValidator();
const rows = new Map<string, Row>();
const classes = new Map<Difference | undefined, { count: number; examples: string[] }>();
let index = 0;
for await (const verdict of official(all.map(({ text }) => text)).verdicts) {
  const document = all[index++];
  if (document) judge(document, verdict);
}
if (index < all.length) throw new Error(`the official validator stopped after ${index} documents`);
print();
process.exitCode = classes.has(undefined) ? 1 : 0;

function judge({ kind, id, text }: Document, theirs: Official): void {
  const row = rows.get(kind) ?? { documents: 0, same: 0, settled: 0, refused: 0, placed: 0 };
  rows.set(kind, row);
  row.documents += 1;
  const { valid, outcome } = validator.validateText(text);
  const errors = theirs.issues.filter(isError);
  if (valid === theirs.valid) {
    row.same += 1;
    row.settled += 1;
    if (valid) return;
    row.refused += 1;
    const places = outcome.issue.filter(isError).flatMap(({ expression = [] }) => expression);
    if (places.some((ours) => errors.some(({ location }) => near(plain(location ?? ''), ours)))) {
      row.placed += 1;
    }
    return;
  }
  const causes = valid
    ? errors.map((error) => settledBy('message', error.id ?? ''))
    : [settledBy('document', id)];
  const cause = causes.every((one) => one !== undefined) ? causes[0] : undefined;
  if (cause) row.settled += 1;
  const found = classes.get(cause) ?? { count: 0, examples: [] };
  classes.set(cause, found);
  found.count += 1;
  const [first] = errors;
  const refusal = outcome.issue.find(isError);
  found.examples.push(
    valid
      ? `${id}: the official one says ${first?.id}: ${first?.message}`
      : `${id}: ours says ${refusal?.details?.text}`,
  );
}

function print(): void {
  console.log(
    '| documents | number | same verdict | with settled differences | refused by both | for the same element |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const [kind, { documents: n, same, settled, refused, placed }] of rows) {
    console.log(`| ${kind} | ${n} | ${same} | ${settled} | ${refused} | ${placed} |`);
  }
  console.log('\n| difference | documents | clause |\n| --- | ---: | --- |');
  for (const [difference, { count }] of classes) {
    if (difference) console.log(`| ${difference.why} | ${count} | ${difference.clause} |`);
  }
  const open = classes.get(undefined);
  if (open) console.log(`\nNot settled: ${open.count}\n${open.examples.join('\n')}`);
}
