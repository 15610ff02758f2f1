import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunDocument } from '../../reports/read-run.ts';
import { all, parseXml } from './xml.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const base = join(root, 'reports/out');
mkdirSync(base, { recursive: true });
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Run {
  code: number | null;
  text: string;
  out: string;
  /** Process ids of the workers that were started. */
  workers: string[];
}

/** Runs the sample project in a process of its own, as a user runs the suite. */
function play(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const out = mkdtempSync(join(base, 'test-'));
  folders.push(out);
  const log = join(out, 'workers.log');
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(LIGHTBOX_|FHIR_|VITEST|TEST|NODE_OPTIONS|FORCE_COLOR|CI$)/.test(name),
  );
  const cli = join(createRequire(import.meta.url).resolve('@playwright/test'), '../cli.js');
  const child = spawn(
    process.execPath,
    [cli, 'test', '-c', join(root, 'tests/reports/sample'), ...args],
    {
      cwd: root,
      env: {
        ...Object.fromEntries(inherited),
        NO_COLOR: '1',
        LIGHTBOX_RUN_ID: 'e2erun',
        SAMPLE_OUT: out,
        SAMPLE_WORKERS: log,
        ...env,
      },
    },
  );
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const workers = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      resolve({ code, text, out, workers });
    });
  });
}

const outcomesOf = (run: Run) =>
  Object.fromEntries(
    readRunDocument(join(run.out, 'run.json')).checks.map(({ id, outcome }) => [id, outcome]),
  );

const allureResults = (run: Run) => {
  const folder = join(run.out, 'allure-results');
  return readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
};

describe('a run of the sample project', { timeout: 120_000 }, () => {
  it('reports every outcome in every format', async () => {
    const run = await play(['--project=outcomes'], { SAMPLE_ALLURE: '1' });
    expect(run.code, run.text).toBe(1);
    expect(outcomesOf(run)).toEqual({
      'crud/create/passes': 'passed',
      'search/modality/warns': 'warning',
      'search/modality/fails': 'failed',
      'crud/vread/not-claimed': 'notApplicable',
      'search/started/untestable': 'notTestable',
      'crud/delete/ours': 'harnessError',
      'crud/update/crashes': 'harnessError',
    });
    const document = readRunDocument(join(run.out, 'run.json'));
    expect(document).toMatchObject({ runId: 'e2erun', seed: 42, verdict: 'not-conformant' });
    expect(document.target).toMatchObject({ url: 'http://127.0.0.1:8080/fhir' });
    expect(document.checks.find((check) => check.id === 'search/modality/fails')).toMatchObject({
      parameter: 'modality',
      behaviour: 'system-and-code',
      exchanges: 1,
      findings: [{ message: 'Answered 500 <html> & "nothing" else ]]>' }, { message: 'Second.' }],
    });

    const junit = parseXml(readFileSync(join(run.out, 'junit.xml'), 'utf8'));
    expect(junit.attributes).toMatchObject({
      tests: '7',
      failures: '1',
      errors: '3',
      skipped: '1',
    });
    expect(all(junit, 'failure')[0]?.text).toContain('\\u0000');
    expect(readFileSync(join(run.out, 'summary.md'), 'utf8')).toContain('not conformant');
    expect(run.text).toContain('✗ search/modality/fails — Answered 500');
    expect(run.text).toContain('R4 SHALL: Create returns a Location header');
    expect(run.text).toContain('Verdict: not conformant');

    // Playwright's own view: what a person sees in place of the annotation for programs
    const json = readFileSync(join(run.out, 'playwright.json'), 'utf8');
    expect(JSON.parse(json).stats).toMatchObject({ unexpected: 4, expected: 3, skipped: 1 });
    expect(json).toContain('"type": "R4 SHALL"');
    expect(json).not.toContain('"type": "lightbox-check"');

    const results = allureResults(run);
    const status = (id: string) =>
      results.find((result) => result.name.startsWith(`${id} `))?.status;
    expect(status('search/modality/fails')).toBe('failed');
    expect(status('search/modality/warns')).toBe('passed');
    expect(status('search/started/untestable')).toBe('broken');
    expect(status('crud/update/crashes')).toBe('broken');
    expect(status('crud/vread/not-claimed')).toBe('skipped');
    const failed = results.find((result) => result.name.startsWith('search/modality/fails'));
    expect(failed.labels).toContainEqual({ name: 'severity', value: 'critical' });
    expect(failed.labels).toContainEqual({ name: 'story', value: 'modality' });
    expect(failed.links[0].url).toBe('https://hl7.org/fhir/R4/http.html#create');
    expect(failed.steps.map((step: { name: string }) => step.name)).toEqual([
      'exchange-search/modality/fails#1',
    ]);
    expect(failed.steps[0].attachments[0].type).toBe('text/plain');
    const html = readFileSync(join(run.out, 'allure-report/index.html'), 'utf8');
    expect(html).toMatch(/^<!DOCTYPE html>/i);
    expect(run.text).toContain('Allure report: ');
  });

  it('keeps one worker through thirty failures, all of them red', async () => {
    const run = await play(['--project=red']);
    expect(run.code).toBe(1);
    const outcomes = Object.values(outcomesOf(run));
    expect(outcomes).toHaveLength(30);
    expect(new Set(outcomes)).toEqual(new Set(['failed']));
    // one for the preflight project, one for the thirty
    expect(new Set(run.workers).size).toBe(2);
    const stats = JSON.parse(readFileSync(join(run.out, 'playwright.json'), 'utf8')).stats;
    expect(stats).toMatchObject({ unexpected: 30, expected: 1 });
  });

  it('stays red without our reporter, at the price of a worker for each failure', async () => {
    const run = await play(['--project=red', '--grep=number-[1-3] ', '--reporter=line']);
    expect(run.code).toBe(1);
    expect(run.text).toContain('3 failed');
    // the last failure needs no successor
    expect(new Set(run.workers).size).toBeGreaterThanOrEqual(4);
  });

  it('stays red when the variable comes from elsewhere', async () => {
    const run = await play(['--project=red', '--grep=number-1 ', '--reporter=line'], {
      LIGHTBOX_KEEP_WORKER: '1',
    });
    expect(run.code).toBe(1);
    expect(run.text).toContain('1 failed');
  });

  it('is green when all is right but for a warning', async () => {
    const run = await play(['--project=green']);
    expect(run.code, run.text).toBe(0);
    expect(run.text).toContain('Verdict: conformant');
    expect(run.text).toContain('! crud/read/etag');
  });

  it('is red for a warning when warnings fail', async () => {
    const run = await play(['--project=green'], { SAMPLE_STRICT: '1' });
    expect(run.code).toBe(1);
    expect(readRunDocument(join(run.out, 'run.json')).verdict).toBe('not-conformant');
  });

  it('counts what did not run because preflight found it pointless', async () => {
    const run = await play(['--project=outcomes', '--project=green'], {
      SAMPLE_FATAL: '1',
      SAMPLE_ALLURE: '1',
    });
    expect(run.code).toBe(1);
    const document = readRunDocument(join(run.out, 'run.json'));
    expect(document.verdict).toBe('not-judged');
    expect(document.counts).toMatchObject({ planned: 9, notRun: 9 });
    expect(document.checks[0]?.reason).toBe(
      'unreachable: Nothing answers at http://127.0.0.1:9/fhir.',
    );
    expect(run.text).toContain('→ Start the server, or correct FHIR_BASE_URL.');
    const results = allureResults(run).filter((result) => result.name !== 'preflight');
    expect(results).toHaveLength(9);
    for (const { status, labels, steps } of results) {
      expect({ status, steps }).toEqual({ status: 'skipped', steps: [] });
      expect(labels).toContainEqual({ name: 'tag', value: 'notRun' });
      expect(labels).toContainEqual({ name: 'epic', value: 'ImagingStudy R4' });
    }
  });

  it.each([
    ['tests that are no checks', ['--project=alone']],
    ['nothing that applies', ['--project=outcomes', '--grep=not-claimed']],
    ['no test at all', ['--grep=no-such-check']],
  ])('is never green when it judged nothing: %s', async (_, args) => {
    const run = await play(args);
    expect(run.code, run.text).toBe(1);
    expect(readRunDocument(join(run.out, 'run.json')).verdict).toBe('not-judged');
  });

  it('lists without writing anything', async () => {
    const run = await play(['--list'], { SAMPLE_ALLURE: '1' });
    expect(run.code).toBe(0);
    expect(run.text).toMatch(/search\/modality\/fails · The rule of[\s\S]*Total: \d+ tests/);
    // Playwright's own reporter writes its list; nobody else writes a file
    const files = readdirSync(run.out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    expect(files).toEqual(['playwright.json']);
  });

  it('splits into shards whose documents add up', async () => {
    const shards = await Promise.all(
      ['1/2', '2/2'].map((shard) => play(['--project=red', `--shard=${shard}`])),
    );
    const ids = shards.flatMap((run) => Object.keys(outcomesOf(run)));
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });
});
