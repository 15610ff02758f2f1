import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FaultRun } from '../../cli/kill/fault-run.ts';
import { gatherFaults } from '../../cli/kill/faults.ts';
import { buildMatrix, plan } from '../../cli/kill/matrix.ts';
import { Pool } from '../../cli/kill/pool.ts';
import { killCommand } from '../../cli/kill.ts';
import type { KillMatrix } from '../../reports/kill-matrix.ts';
import { checks } from '../../suites/index.ts';
import { ran } from './ran.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightbox-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** Of a chapter that has no checks, so that only those which cite a requirement are run. */
const planted: Record<string, string> = {
  'wrong-status.mjs': `export default {
    id: 'planted-wrong-status', chapter: 'planted', breaks: 'A create answers 200.',
    requirements: ['rest-create-201'],
    response: (response, { method, url }) =>
      method === 'POST' && url === '/ImagingStudy' ? { ...response, status: 200 } : undefined,
  };`,
  'deep/survivor.ts': `const id: string = 'planted-survivor';
  export default { id, chapter: 'planted', breaks: 'Nothing, really.', requirements: ['rest-create-201'] };`,
  'variant.mjs': `export default {
    id: 'planted-false-alarm', chapter: 'planted', breaks: 'A create answers 200.', requirements: [],
    allowedBy: 'http.html#create',
    response: (response, { method, url }) =>
      method === 'POST' && url === '/ImagingStudy' ? { ...response, status: 200 } : undefined,
  };`,
  'throwing.mjs': `export default {
    id: 'planted-throwing', chapter: 'planted', breaks: 'It breaks.', requirements: ['rest-create-201'],
    response: (response, { method, url }) => {
      if (method === 'POST' && url === '/ImagingStudy' && response.status === 201) throw new Error('oh');
    },
  };`,
};

function faultsIn(name: string, files: Record<string, string>): string {
  const dir = join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(dir, file, '..'), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

const kill = (words: string[]) => ran(killCommand({ write: () => undefined }), words);

describe('lightbox kill', () => {
  const dir = faultsIn('planted', planted);

  it('tells the killed from the survivors and writes the matrix', async () => {
    const target = join(folder, 'out');
    const words = ['planted-wrong-status', 'planted-survivor', 'planted-throwing'];
    const { out, exit } = await kill(['--faults', dir, '--out', target, '--only', ...words]);
    expect(exit).toBe(1);
    expect(out).toContain('Survived (2)');
    expect(out).toContain('planted-survivor: Nothing, really.');
    const matrix = JSON.parse(readFileSync(join(target, 'kill-matrix.json'), 'utf8')) as KillMatrix;
    expect(matrix.controls).toMatchObject({ valid: true, all: { verdict: 'killed' } });
    const verdicts = matrix.faults.map(({ id, verdict, onTarget }) => [id, verdict, onTarget]);
    expect(Object.fromEntries(verdicts.map(([id, ...rest]) => [id, rest]))).toEqual({
      'planted-wrong-status': ['killed', true],
      'planted-survivor': ['survived', false],
      'planted-throwing': ['survived', false],
    });
    const throwing = matrix.faults.find(({ id }) => id === 'planted-throwing');
    expect(throwing?.reason).toContain('no check was run, the run stopped: server-error');
    expect(throwing?.reason).toContain('a hook threw: fault planted-throwing: oh');
    expect(readFileSync(join(target, 'kill-matrix.html'), 'utf8')).toContain('planted-survivor');
  }, 120_000);

  it('prints an object a line and exits 0 when all are killed on target', async () => {
    const words = ['--faults', dir, '--out', join(folder, 'json'), '--json'];
    const { out, exit } = await kill([...words, '--only', 'planted-wrong-status']);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 'planted-wrong-status', verdict: 'killed', onTarget: true },
    ]);
    expect(exit).toBe(0);
  }, 120_000);

  it.each([
    [
      'a fault that cannot be loaded',
      ['--faults', faultsIn('broken', { 'b.mjs': 'export default {' })],
      'b.mjs',
    ],
    ['a folder that is not there', ['--faults', join(folder, 'nowhere')], 'nowhere'],
    ['an unknown id', ['--only', 'token-system-ignord'], 'did you mean token-system-ignored'],
    ['an unknown chapter', ['--chapter', 'crude'], "'crude'"],
    ['a URL that is none', ['--url', 'localhost:8080'], "'localhost:8080'"],
    ['a number of processes that is none', ['--processes', 'many'], "'many'"],
  ])('says %s in one line and exits 2', async (_, words, said) => {
    const { err, exit } = await kill(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(said);
    expect(exit).toBe(2);
  });
});

describe('a run of a few checks', () => {
  const available = checks.filter(({ id }) => /^crud\/(create\/status|read\/study)$/.test(id));

  it('reports a planted false alarm', async () => {
    const dir = faultsIn('variant', { 'variant.mjs': planted['variant.mjs'] ?? '' });
    const faults = await gatherFaults([dir]);
    const variant = faults.get('planted-false-alarm');
    const planned = plan(variant ? [variant] : [], available);
    const runs = new Map<string, FaultRun>();
    const pool = new Pool({ folders: [dir] }, 1);
    await pool.run([...planned.controlJobs, ...planned.jobs], (run) => runs.set(run.key, run));
    pool.close();
    const { variants, controls } = buildMatrix(planned, runs, {
      suite: { name: 'fhir-lightbox', version: '0' },
      started: '',
      finished: '',
      target: {},
    });
    expect(controls.valid).toBe(true);
    expect(variants).toMatchObject([
      {
        id: 'planted-false-alarm',
        verdict: 'false-alarm',
        findings: [{ check: 'crud/create/status', outcome: 'failed' }],
      },
    ]);
  }, 120_000);

  it('outlives a fault that ends its process', async () => {
    const dir = faultsIn('deadly', {
      'deadly.mjs': `export default { id: 'deadly', chapter: 'crud', breaks: 'All.', requirements: [],
        request: () => process.exit(7) };`,
    });
    const runs: FaultRun[] = [];
    const pool = new Pool({ folders: [dir] }, 1);
    const ids = available.map(({ id }) => id);
    await pool.run(
      [
        { key: 'deadly', fault: 'deadly', checks: ids },
        { key: 'bare', checks: ids },
      ],
      (run) => runs.push(run),
    );
    pool.close();
    expect(runs[0]?.stopped).toMatchObject({ code: 'process' });
    expect(runs[0]?.stopped?.message).toContain('7');
    expect(runs[1]?.results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  }, 120_000);

  it('begins no other run once it is stopped, and ends the one under way', async () => {
    const runs: FaultRun[] = [];
    const pool = new Pool({ folders: [] }, 1);
    const ids = available.map(({ id }) => id);
    const jobs = ['one', 'two', 'three'].map((key) => ({ key, checks: ids }));
    await pool.run(jobs, (run) => {
      runs.push(run);
      pool.stop();
    });
    pool.close();
    expect(runs.map(({ key, results }) => [key, results.length])).toEqual([['one', 2]]);
  }, 120_000);
});
