import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, type OptionValues } from 'commander';
import { countDefects, type Defect, defects, mixedDefects } from '../generators/defects/index.ts';
import { choices } from '../generators/scenarios-by-site.ts';
import { type StudiesOptions, studies } from '../generators/studies.ts';
import { DENSITIES, EDGES } from '../generators/study.ts';
import { nearIds } from '../requirements/near.ts';
import { exitCodes } from './exit-codes.ts';

/** What is generated, as one line of NDJSON and as a file. */
interface Generated {
  line: string;
  file: { name: string; text: string };
}

/** A mistake in the arguments; the message ends with what to do. */
class ArgumentError extends Error {
  override name = 'ArgumentError';
}

/** Options that only valid studies have. */
const SHAPE = ['density', 'modality', 'bodySite', 'series', 'instances', 'edge'] as const;

/** What is written at a time: few writes are fast, and none is held for long. */
const CHUNK = 64 * 1024;

/**
 * `lightbox generate`: valid ImagingStudy resources, or with `--invalid` defects, a line each on the standard
 * output or a file each in a folder. A mistake in the arguments is one line and exit code 2.
 */
export function generateCommand(stdout: Writable = process.stdout): Command {
  const command = new Command('generate');
  return command
    .description('valid ImagingStudy resources, or invalid ones with one broken rule each')
    .usage('[options]')
    .option('--count <n>', 'how many; left out: 10 valid ones, or every defect once')
    .option('--seed <n>', 'the same seed gives the same bytes', '1')
    .option('--invalid', 'defects: {id, rule, path, code, expression, obliges, text} a line')
    .option('--counts', 'with --invalid: how many defects there are, by rule and by element')
    .option('--out <dir>', "a folder for one file each; '-' is the standard output, as NDJSON", '-')
    .option('--density <name>', `how much is in a study: ${DENSITIES.join(', ')}; left out: a mix`)
    .option('--modality <code>', 'DICOM modality of the first series')
    .option('--body-site <code>', 'SNOMED CT code of the body part')
    .option('--series <n>', 'number of series')
    .option('--instances <n>', 'number of instances in each series')
    .option('--edge <name...>', `values at the limits of R4: ${[...EDGES.keys()].join(', ')}`)
    .action(async (options: OptionValues) => {
      try {
        await generate(options, stdout);
      } catch (error) {
        if (isEnd(error)) return;
        if (!(error instanceof ArgumentError)) throw error;
        command.error(`lightbox generate: ${error.message}`, {
          exitCode: exitCodes.notJudged,
          code: 'lightbox.generate',
        });
      }
    });
}

async function generate(options: OptionValues, stdout: Writable): Promise<void> {
  const seed = whole(options, 'seed') ?? 1;
  const count = whole(options, 'count');
  if (options.counts) {
    if (!options.invalid) throw new ArgumentError('--counts is of defects: add --invalid');
    await pipeline(Readable.from(chunks(countLines(seed))), stdout, { end: false });
    return;
  }
  const all = options.invalid ? invalid(options, seed, count) : valid(options, seed);
  const wanted = limited(all, count ?? (options.invalid ? Number.POSITIVE_INFINITY : 10));
  if (options.out !== '-') return write(wanted, String(options.out));
  // `end: false`: the standard output is not ours to close.
  await pipeline(Readable.from(chunks(lines(wanted)), { highWaterMark: 1 }), stdout, {
    end: false,
  });
}

function* invalid(
  options: OptionValues,
  seed: number,
  count: number | undefined,
): Generator<Generated> {
  const other = SHAPE.find((name) => options[name] !== undefined);
  if (other) {
    const flag = `--${other.replace('S', '-s')}`;
    throw new ArgumentError(`${flag} is of valid studies: leave it out, or leave out --invalid`);
  }
  for (const defect of count === undefined ? defects(seed) : mixedDefects(seed)) {
    const { id, rule, path, code, expression, obliges, text } = defect;
    const line = JSON.stringify({ id, rule, path, code, expression, obliges, text });
    yield { line, file: { name: fileName(defect), text } };
  }
}

function* valid(options: OptionValues, seed: number): Generator<Generated> {
  for (const study of studies(shapeOf(options, seed))) {
    const line = JSON.stringify(study);
    yield { line, file: { name: `${study.id}.json`, text: `${line}\n` } };
  }
}

function shapeOf(options: OptionValues, seed: number): StudiesOptions {
  const { modalities, bodySites } = choices();
  const shape: StudiesOptions = { seed };
  const density = oneOf('--density', options.density, DENSITIES);
  if (density) shape.density = density;
  const modality = oneOf('--modality', options.modality, modalities);
  if (modality) shape.modality = modality;
  const bodySite = oneOf('--body-site', options.bodySite, [...bodySites.keys()]);
  if (bodySite) shape.bodySite = bodySite;
  const series = whole(options, 'series');
  if (series !== undefined) shape.series = series;
  const instances = whole(options, 'instances');
  if (instances !== undefined) shape.instances = instances;
  const named = (options.edge as string[] | undefined) ?? [];
  const edges = named.flatMap((name) => oneOf('--edge', name, [...EDGES.keys()]) ?? []);
  if (edges.length > 0) shape.edges = edges;
  try {
    studies(shape).next();
  } catch {
    throw new ArgumentError(
      `no examination has modality ${modality} at body site ${bodySite}: leave one of them out`,
    );
  }
  return shape;
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found) return found;
  const near = nearIds(value, [...allowed], 3);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `use ${allowed.join(', ')}`;
  throw new ArgumentError(`${flag}: '${value}' is not known: ${hint}`);
}

function whole(options: OptionValues, name: string): number | undefined {
  const value = options[name] as string | undefined;
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number)) return number;
  throw new ArgumentError(`--${name}: '${value}' is not a whole number: use 0, 1, 2, ...`);
}

function* limited<T>(all: Iterable<T>, count: number): Generator<T> {
  if (count === 0) return;
  let left = count;
  for (const one of all) {
    yield one;
    left -= 1;
    if (left <= 0) return;
  }
}

function* lines(all: Iterable<Generated>): Generator<string> {
  for (const { line } of all) yield `${line}\n`;
}

/** Joins lines; the stream asks for the next chunk when it has room for it. */
function* chunks(all: Iterable<string>): Generator<Buffer> {
  let held: string[] = [];
  let size = 0;
  for (const line of all) {
    held.push(line);
    size += line.length;
    if (size < CHUNK) continue;
    yield Buffer.from(held.join(''));
    held = [];
    size = 0;
  }
  if (held.length > 0) yield Buffer.from(held.join(''));
}

function* countLines(seed: number): Generator<string> {
  const { total, byRule, byPath } = countDefects(seed);
  yield `${JSON.stringify({ total })}\n`;
  for (const [rule, count] of [...byRule].sort()) yield `${JSON.stringify({ rule, count })}\n`;
  for (const [path, count] of [...byPath].sort()) yield `${JSON.stringify({ path, count })}\n`;
}

async function write(all: Iterable<Generated>, folder: string): Promise<void> {
  try {
    await made(folder);
    for (const { file } of all) await writeFile(join(folder, file.name), file.text);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new ArgumentError(
      `--out: cannot write to ${folder} (${code}): name a folder, or one to be made in a folder that is there`,
    );
  }
}

/** One folder and not its parents: `recursive` never ends where the system makes none, as in /proc. */
async function made(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function fileName({ id }: Defect): string {
  return `${id.replaceAll('/', '__')}.json`;
}

/** Who reads no further has had enough: `lightbox generate | head`. */
function isEnd(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
