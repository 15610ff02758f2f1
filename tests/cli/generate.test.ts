import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { generateCommand } from '../../cli/generate.ts';
import type { Study } from '../../generators/content.ts';
import { defects } from '../../generators/defects/index.ts';
import { createValidator } from '../../oracles/validator/index.ts';
import { ran } from './ran.ts';
import { lightbox } from './spawned.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightbox-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(words: string[]) {
  let out = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  return { ...(await ran(generateCommand(stdout), words)), out };
}

const linesOf = (out: string) => out.split('\n').slice(0, -1);
const studiesOf = (out: string) => linesOf(out).map((line) => JSON.parse(line) as Study);

describe('lightbox generate', () => {
  test('prints as many valid studies as asked for, a line each', async () => {
    const { out, exit } = await run(['--count', '25', '--seed', '7']);
    const validator = createValidator();
    expect(exit).toBe(0);
    expect(linesOf(out)).toHaveLength(25);
    expect(linesOf(out).filter((line) => !validator.validateText(line).valid)).toEqual([]);
    expect(linesOf((await run([])).out)).toHaveLength(10);
    expect((await run(['--count', '0'])).out).toBe('');
  });

  test('prints the same bytes for a seed, as a command of the shell too', async () => {
    const { out } = await run(['--count', '25', '--seed', '7']);
    const spawned = await lightbox(['generate', '--count', '25', '--seed', '7']);
    expect(spawned).toEqual({ code: 0, out, err: '' });
    expect((await run(['--count', '25', '--seed', '8'])).out).not.toBe(out);
    expect(out.startsWith((await run(['--count', '5', '--seed', '7'])).out)).toBe(true);
  });

  test('makes the studies that are asked for', async () => {
    const shape = ['--modality', 'US', '--body-site', '64033007', '--series', '2'];
    const { out } = await run([...shape, '--instances', '3', '--density', 'full']);
    for (const { series } of studiesOf(out)) {
      expect(series?.map(({ instance }) => instance?.length)).toEqual([3, 3]);
      expect(series?.map((one) => [one.modality.code, one.bodySite?.code])).toEqual([
        ['US', '64033007'],
        ['US', '64033007'],
      ]);
    }
    const edges = await run(['--count', '1', '--edge', 'unicode', 'leap-second']);
    expect(studiesOf(edges.out)[0]).toMatchObject({ started: '2016-12-31T23:59:60Z' });
    expect(edges.out).toContain('胸部');
  });

  test('prints every defect once, or as many as asked for', async () => {
    const { out } = await run(['--invalid']);
    const expected = [...defects(1)].map(({ valid, ...rest }) => JSON.stringify(rest));
    expect(linesOf(out)).toEqual(expected);
    const some = linesOf((await run(['--invalid', '--count', '50', '--seed', '3'])).out);
    expect(some).toHaveLength(50);
    for (const line of some) {
      expect(Object.keys(JSON.parse(line) as object)).toEqual([
        'id',
        'rule',
        'path',
        'code',
        'expression',
        'obliges',
        'text',
      ]);
    }
  });

  test('counts the defects by rule and by element', async () => {
    const { out } = await run(['--invalid', '--counts']);
    const rows = linesOf(out).map((line) => JSON.parse(line) as { [key: string]: unknown });
    const counts = (name: string) =>
      rows.filter((row) => row[name]).reduce((sum, row) => sum + Number(row.count), 0);
    expect(rows[0]).toEqual({ total: counts('rule') });
    expect(counts('path')).toBe(counts('rule'));
  });

  test('writes a file each into a folder', async () => {
    const valid = join(folder, 'valid');
    const invalid = join(folder, 'invalid');
    const printed = studiesOf((await run(['--count', '3'])).out);
    expect(await run(['--count', '3', '--out', valid])).toEqual({ out: '', err: '', exit: 0 });
    expect(readdirSync(valid).sort()).toEqual(printed.map(({ id }) => `${id}.json`).sort());
    for (const study of printed) {
      expect(JSON.parse(readFileSync(join(valid, `${study.id}.json`), 'utf8'))).toEqual(study);
    }
    const { out } = await run(['--invalid', '--count', '20']);
    await run(['--invalid', '--count', '20', '--out', invalid]);
    const texts = linesOf(out).map((line) => (JSON.parse(line) as { text: string }).text);
    const files = readdirSync(invalid).map((name) => readFileSync(join(invalid, name), 'utf8'));
    expect(files.sort()).toEqual(texts.sort());
  });

  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  test.each([
    [['--count', 'many'], "--count: 'many' is not a whole number: use 0, 1, 2, ..."],
    [['--seed', '-1'], "--seed: '-1' is not a whole number: use 0, 1, 2, ..."],
    [['--modality', 'CTT'], "--modality: 'CTT' is not known: did you mean CT?"],
    [['--density', 'x'], "'x' is not known: use minimal, typical, full, everything"],
    [['--edge', 'unicod'], "--edge: 'unicod' is not known: did you mean unicode?"],
    [['--modality', 'CT', '--body-site', '81745001'], 'leave one of them out'],
    [['--invalid', '--body-site', '1'], '--body-site is of valid studies: leave it out'],
    [['--counts'], 'add --invalid'],
    [['--out', file], `--out: cannot write to ${file}`],
    [['--out', join(folder, 'not', 'there')], 'name a folder, or one to be made in a folder'],
  ])('%j is one line that says what to do, and 2', async (words, message) => {
    const { out, err, exit } = await run(words);
    expect({ out, exit }).toEqual({ out: '', exit: 2 });
    expect(err).toContain(message);
    expect(linesOf(err)).toHaveLength(1);
  });
});

describe('the stream of studies', () => {
  test('waits for its reader: what is not read is not made', async () => {
    let taken = 0;
    let free: () => void = () => undefined;
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        taken += 1;
        free = done;
      },
    });
    let ended = false;
    const words = ['--count', '1000000', '--density', 'minimal'];
    const going = generateCommand(slow)
      .parseAsync(words, { from: 'user' })
      .then(() => {
        ended = true;
      });
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    for (let i = 1; i <= 5; i++) {
      for (let turns = 0; turns < 50; turns++) await turn();
      expect(taken).toBe(i);
      free();
    }
    expect(ended).toBe(false);
    slow.destroy();
    await going;
  });

  test.each([
    ['valid', ['--count', '1500', '--series', '3', '--instances', '300'], 200e6],
    ['invalid', ['--invalid', '--count', '40000'], 50e6],
  ])(
    'needs no more memory for many %s studies than for a few',
    async (_, words, size) => {
      const bin = fileURLToPath(new URL('../../cli/lightbox.mjs', import.meta.url));
      const child = spawn(
        process.execPath,
        ['--max-old-space-size=96', bin, 'generate', ...words],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      let bytes = 0;
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(bytes).toBeGreaterThan(size);
    },
    120_000,
  );

  test('ends when its reader does', async () => {
    const bin = fileURLToPath(new URL('../../cli/lightbox.mjs', import.meta.url));
    const child = spawn(process.execPath, [bin, 'generate', '--count', '10000000'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }, 60_000);
});
