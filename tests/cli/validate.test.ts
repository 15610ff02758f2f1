import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { validateCommand } from '../../cli/validate.ts';
import { ran } from './ran.ts';
import { lightbox } from './spawned.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightbox-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const study = { resourceType: 'ImagingStudy', status: 'available', subject: { display: 'a' } };
const broken = { ...study, status: 'done' };
const line = (value: unknown) => JSON.stringify(value);

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(words: string[], stdin = '', screen: { isTTY?: boolean } = {}) {
  let shown = '';
  const command = validateCommand(Readable.from([Buffer.from(stdin)]), {
    ...screen,
    write: (text) => {
      shown += text;
    },
  });
  return { ...(await ran(command, words)), shown };
}

interface Line {
  source: string;
  valid: boolean;
  outcome: { resourceType: string; issue: { severity: string; expression?: string[] }[] };
}

async function lines(words: string[], stdin = ''): Promise<[string, boolean][]> {
  const { out } = await run([...words, '--format', 'json'], stdin);
  const found = out
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as Line);
  for (const { outcome } of found) {
    expect(outcome.resourceType).toBe('OperationOutcome');
    expect(outcome.issue.length).toBeGreaterThan(0);
  }
  return found.map(({ source, valid }) => [source, valid]);
}

describe('lightbox validate', () => {
  it('judges a file as one document, on however many lines', async () => {
    const pretty = file('a.json', JSON.stringify(study, null, 2));
    const short = file('b.json', line(broken));
    expect(await lines([pretty, short])).toEqual([
      [pretty, true],
      [short, false],
    ]);
  });

  it('judges each line of NDJSON, also one that is not JSON', async () => {
    const text = [line(study), '', '{"resourceType":}', line(broken)].join('\n');
    const expected = (name: string): [string, boolean][] => [
      [`${name}#1`, true],
      [`${name}#3`, false],
      [`${name}#4`, false],
    ];
    const path = file('a.ndjson', text);
    expect(await lines([path])).toEqual(expected(path));
    expect(await lines(['-'], text)).toEqual(expected('-'));
    const single = file('b.ndjson', `${line(study)}\n`);
    expect(await lines([single])).toEqual([[`${single}#1`, true]]);
  });

  it('judges a Bundle and each of its resources', async () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: study }, { resource: broken }],
    };
    expect(await lines(['-'], line(bundle))).toEqual([
      ['-', true],
      ['-#1', true],
      ['-#2', false],
    ]);
    expect(await lines(['-'], line({ ...bundle, total: 2, entry: [{ resource: study }] }))).toEqual(
      [
        ['-', false],
        ['-#1', true],
      ],
    );
  });

  it('judges each resource of a Bundle with more issues than an outcome tells', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`x${i}`, 1]));
    const entry = [
      { resource: { ...study, ...unknown } },
      { resource: broken },
      { resource: study },
    ];
    const found = await lines(['-'], line({ resourceType: 'Bundle', type: 'collection', entry }));
    expect(found.map(([, valid]) => valid)).toEqual([true, false, false, true]);
  });

  it('tells by its exit code what it found', async () => {
    expect((await run(['-'], line(study))).exit).toBe(0);
    process.exitCode = undefined;
    expect((await run(['-'], line(broken))).exit).toBe(1);
  });

  it('judges what it can read, and says what it cannot', async () => {
    const good = file('good.json', line(study));
    const { out, err, exit } = await run([join(folder, 'none.json'), good]);
    expect(err).toMatch(/none\.json: cannot be read: there is no such file/);
    expect(out).toContain(`valid    ${good}`);
    expect(exit).toBe(2);
  });

  it('does not take another encoding than UTF-8', async () => {
    const path = join(folder, 'latin1.json');
    writeFileSync(path, Buffer.from(line({ ...study, description: 'ä' }), 'latin1'));
    const { err, exit } = await run([path]);
    expect(err).toContain('is not UTF-8');
    expect(exit).toBe(2);
  });

  it('says that there was nothing', async () => {
    const { err, exit } = await run([file('empty.ndjson', '\n\n')]);
    expect(err).toContain('there is nothing to judge');
    expect(exit).toBe(2);
  });

  it('prints text with line, column, place and rule', async () => {
    const { out } = await run(['-'], JSON.stringify(broken, null, 2));
    expect(out).toContain('invalid  -\n');
    expect(out).toMatch(/error {3}3:3 {2}ImagingStudy\.status: "done" .*\[binding\]/);
    expect(out).toContain('1 judged, 1 invalid');
  });

  it('prints JUnit that counts and escapes', async () => {
    const text = `${line({ ...study, status: '<&">' })}\n${line(study)}`;
    const { out } = await run(['-', '--format', 'junit'], text);
    expect(out).toContain(
      '<testsuites name="lightbox validate" tests="2" failures="1" errors="0">',
    );
    expect(out).toContain('&lt;&amp;\\&quot;&gt;');
    expect(out.match(/<testcase /g)).toHaveLength(2);
    expect(out.match(/<failure /g)).toHaveLength(1);
  });

  it('prints SARIF with rule, level and line', async () => {
    const { out } = await run(['-', '--format', 'sarif'], `${line(study)}\n${line(broken)}`);
    const log = JSON.parse(out) as {
      version: string;
      runs: { results: { ruleId: string; level: string; locations: unknown[] }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    const errors = log.runs[0]?.results.filter(({ level }) => level === 'error');
    expect(errors?.map(({ ruleId }) => ruleId)).toEqual(['binding']);
    expect(errors?.[0]?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: '-' }, region: { startLine: 2 } } },
    ]);
  });

  it('tells how far it is on a terminal alone', async () => {
    const many = Array.from({ length: 600 }, () => line(study)).join('\n');
    expect((await run(['-'], many, { isTTY: true })).shown).toContain('500 judged');
    expect((await run(['-'], many)).shown).toBe('');
  });

  it('is a command of lightbox', async () => {
    const path = file('c.json', line(broken));
    const { code, out, err } = await lightbox(['validate', path, '--format', 'json']);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ source: path, valid: false });
    expect(code).toBe(1);
  });
});
