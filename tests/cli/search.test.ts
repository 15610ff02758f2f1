import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { searchCommand } from '../../cli/search.ts';
import { ran } from './ran.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightbox-search-'));
afterAll(() => rmSync(folder, { recursive: true }));

const study = (id: string, code: string, started?: string) => ({
  resourceType: 'ImagingStudy',
  id,
  status: 'available',
  subject: { reference: 'Patient/P1' },
  ...(started ? { started } : {}),
  series: [{ uid: '1.2', modality: { code } }],
});
const studies = [
  study('a', 'CT', '2024-02-01'),
  study('b', 'MR', '2024-02-01'),
  study('c', 'ct', '2023'),
];
const ndjson = studies.map((one) => JSON.stringify(one)).join('\n');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const run = (words: string[], stdin = '') =>
  ran(searchCommand(Readable.from([Buffer.from(stdin)])), words);

const verdicts = (out: string): string[] =>
  out
    .trim()
    .split('\n')
    .map((line) => {
      const { id, verdict } = JSON.parse(line) as { id: string; verdict: string };
      return `${id} ${verdict}`;
    });
const expected = ['a must', 'b must-not', 'c open'];

describe('lightbox search', () => {
  test('prints verdict, id and reasons, in the order given', async () => {
    const { out, exit } = await run([
      file('studies.ndjson', ndjson),
      'modality=CT&started=ge2024-01',
    ]);
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      'must      a  modality: series[0].modality is |CT (search#token); started: started is 2024-02-01, later than 2024-01 (ge) (search#prefix)',
      'must-not  b  modality: nothing is CT: series[0].modality is |MR (search#token)',
      'must-not  c  started: started is 2023, earlier than 2024-01 (ge) (search#prefix)',
      '',
    ]);
  });

  test.each([
    ['lines', ndjson],
    ['lines with blanks and other ends', `\uFEFF${ndjson.replaceAll('\n', '\r\n\r\n')}\n`],
    ['an array', JSON.stringify(studies)],
    ['an indented array', JSON.stringify(studies, null, 2)],
    [
      'a Bundle',
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [{ fullUrl: 'x' }, ...studies.map((resource) => ({ resource }))],
      }),
    ],
    [
      'an indented Bundle',
      JSON.stringify(
        { resourceType: 'Bundle', entry: studies.map((resource) => ({ resource })) },
        null,
        1,
      ),
    ],
  ])('reads %s, from a file and from standard input', async (name, text) => {
    const fromFile = await run(['--json', file(`${name}.json`, text), 'modality=CT']);
    expect(verdicts(fromFile.out)).toEqual(expected);
    const fromInput = await run(['-', 'modality=CT', '--json'], text);
    expect(fromInput.out).toBe(fromFile.out);
  });

  test('an object a line has id, verdict and reasons, and nothing else', async () => {
    const { out } = await run(['--json', '-', 'modality=CT'], ndjson);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { reasons: unknown });
    expect(lines.map((line) => Object.keys(line))).toEqual(
      lines.map(() => ['id', 'verdict', 'reasons']),
    );
    for (const { reasons } of lines) expect(reasons).toEqual([expect.any(String)]);
  });

  test('several files, in their order; a study without id is named by its place', async () => {
    const one = file('one.json', JSON.stringify({ ...study('x', 'CT'), id: undefined }));
    const two = file('two.ndjson', ndjson);
    const { out } = await run(['--json', one, two, 'modality=CT']);
    expect(verdicts(out)).toEqual([`${one}#1 must`, ...expected]);
  });

  test('a line may hold separators that are none in JSON', async () => {
    const text = JSON.stringify({ ...study('a', 'CT'), description: 'one\u2028two' });
    expect((await run(['--json', '-', 'modality=CT'], text)).out).toContain('"a"');
  });

  test('other types are left out, and tell under which types an id is known', async () => {
    const mixed = [
      { resourceType: 'Patient', id: 'P1' },
      ...studies,
      { resourceType: 'Group', id: 'P1' },
    ];
    const text = mixed.map((one) => JSON.stringify(one)).join('\n');
    expect(verdicts((await run(['--json', '-', 'modality=CT'], text)).out)).toEqual(expected);
    const bare = await run(['--json', '-', 'subject=P1&modality=CT'], text);
    const device = text.replace('"resourceType":"Patient"', '"resourceType":"Device"');
    expect((await run(['--json', '-', 'subject=P1'], device)).out).toContain(
      'Device and Group and Patient',
    );
    expect(verdicts(bare.out)).toEqual(['a open', 'b must-not', 'c open']);
    expect(bare.out).toContain('Group and Patient');
    const typed = await run(['--json', '-', 'subject=Patient/P1&modality=CT'], text);
    expect(verdicts(typed.out)).toEqual(expected);
  });

  test('a type is asked for where several could be meant', async () => {
    const text = [{ resourceType: 'Patient', id: 'a' }, ...studies]
      .map((one) => JSON.stringify(one))
      .join('\n');
    const { err, exit } = await run(['-', '_id=a'], text);
    expect(exit).toBe(2);
    expect(err).toContain('--type');
    const named = await run(['--json', '--type', 'ImagingStudy', '-', '_id=a'], text);
    expect(verdicts(named.out)).toEqual(['a must', 'b must-not', 'c must-not']);
  });

  test('--base makes absolute references its own', async () => {
    const one = {
      ...study('a', 'CT'),
      subject: { reference: 'http://example.org/fhir/Patient/P1' },
    };
    const query = 'subject=Patient/P1';
    const verdictWith = async (...options: string[]) =>
      verdicts((await run(['--json', ...options, '-', query], JSON.stringify(one))).out);
    expect(await verdictWith('--base', 'http://example.org/fhir')).toEqual(['a must']);
    expect(await verdictWith('--base', 'http://example.com/fhir')).toEqual(['a must-not']);
    expect(await verdictWith()).toEqual(['a open']);
  });
});

describe('what cannot be judged ends in exit code 2 and one line', () => {
  const broken = ndjson.replace('"id":"b"', '"id":b');

  test.each([
    ['a broken line', broken, 'modality=CT', /-:2: not JSON: /],
    ['a broken first line', `{"id":}\n${ndjson}`, 'modality=CT', /-:1: not JSON: /],
    [
      'broken JSON over lines',
      '{\n  "resourceType": "ImagingStudy",\n  "id": "a",\n}\n',
      'modality=CT',
      /-:4: not JSON: /,
    ],
    [
      'JSON that ends too early',
      '{\n  "resourceType": "ImagingStudy",\n',
      'modality=CT',
      /-:2: not JSON: /,
    ],
    ['no resource', '{"id":"a"}', 'modality=CT', /-:1: not a resource/],
    ['nothing at all', '', 'modality=CT', /no resource/],
    ['an unknown parameter', ndjson, 'modalty=CT', /'modalty'; did you mean modality\?/],
    ['an unknown modifier', ndjson, 'modality:bogus=CT', /':bogus'/],
    ['a malformed date', ndjson, 'started=2024-13', /started=2024-13/],
    ['a date with a zone that is not encoded', ndjson, 'started=2024-01-01T00:00:00+02:00', /%2B/],
    ['a modifier that takes terminology', ndjson, 'modality:below=CT', /':below'/],
    ['bad encoding', ndjson, 'modality=%zz', /percent-encoded/],
  ])('%s', async (_, text, query, message) => {
    const { err, exit } = await run(['-', query], text);
    expect(exit).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('the lines before a broken one are judged', async () => {
    expect(verdicts((await run(['--json', '-', 'modality=CT'], broken)).out)).toEqual(['a must']);
  });

  test('a file that is not there, a query that is not there', async () => {
    const gone = await run([join(folder, 'gone.ndjson'), 'modality=CT']);
    expect(gone).toMatchObject({ exit: 2, out: '' });
    expect(gone.err).toContain('no such file');
    expect(await run(['studies.ndjson'])).toMatchObject({ exit: 2 });
  });
});
