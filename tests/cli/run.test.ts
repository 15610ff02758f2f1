import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { exitCodeOfRun } from '../../cli/exit-codes.ts';
import { readRunDocument } from '../../reports/read-run.ts';
import type { Counts } from '../../reports/run-document.ts';
import fault from '../../servers/faulty/crud/location-without-version.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { listen } from '../../servers/listen.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { checks } from '../../suites/index.ts';
import { closedUrl } from '../fixtures/http-server.ts';
import { lightbox } from './spawned.ts';

const out = mkdtempSync(join(tmpdir(), 'lightbox-run-'));
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(() => rmSync(out, { recursive: true }));

/** Two checks; those that judge all answers of a run come with every selection. */
const ofAnswers = checks.filter(({ needs }) => needs.answers).length;
/** Those that say nothing, for nothing was answered with an OperationOutcome, a history or the entries of a batch. */
const silent = 3;
const selection = ['--project=crud', '--grep', 'crud/create/(status|location-version) '];

function run(args: string[], env: Record<string, string> = {}) {
  return lightbox(['run', ...args], { env: { LIGHTBOX_OUT: out, ...env } });
}

// Each starts Playwright Test: seconds, and more on a busy machine.
describe('lightbox run', { timeout: 180_000 }, () => {
  it('judges the embedded server: 0', async () => {
    const { code, out: said } = await run(selection);
    expect(said).toContain('Verdict: conformant');
    expect(code).toBe(0);
    expect(readRunDocument(join(out, 'run.json')).counts).toMatchObject({
      planned: 2 + ofAnswers,
      passed: 2 + ofAnswers - silent,
      notApplicable: silent,
    });
  });

  it('judges a server with a fault: 1', async () => {
    const server = await listen((base) => faulty(fault, createReferenceServer({ base }).handle));
    closers.push(() => server.close());
    const { code, out: said } = await run(selection, { FHIR_BASE_URL: server.url });
    expect(said).toContain('crud/create/location-version');
    expect(code).toBe(1);
    expect(readRunDocument(join(out, 'run.json')).counts).toMatchObject({
      failed: 1,
      passed: 1 + ofAnswers - silent,
    });
  });

  it('cannot judge a server that is not there: 2, and says why', async () => {
    const { code, out: said } = await run(selection, { FHIR_BASE_URL: await closedUrl() });
    expect(said).toMatch(/unreachable: No connection to /);
    expect(code).toBe(2);
    const { counts } = readRunDocument(join(out, 'run.json'));
    expect(counts).toMatchObject({ planned: 2 + ofAnswers, notRun: 2 + ofAnswers });
  });

  it('is not green when no check was selected', async () => {
    const { code } = await run(['--project=crud', '--grep', 'no such check']);
    expect(code).not.toBe(0);
  });

  it('lists without running', async () => {
    const { code, out: said } = await run(['--project=search', '--list']);
    expect(said).toContain('search/modality/system-and-code');
    expect(code).toBe(0);
  });

  it('needs its own reporter', async () => {
    const { code, err } = await run(['--reporter=line']);
    expect(err).toMatch(/^error: [^\n]*npx playwright test --reporter[^\n]*\n$/);
    expect(code).toBe(2);
  });
});

describe('the exit code of a run', () => {
  const none: Counts = {
    planned: 1,
    passed: 0,
    warning: 0,
    failed: 0,
    notApplicable: 0,
    notTestable: 0,
    harnessError: 0,
    notRun: 0,
  };

  it.each([
    ['conformant', { passed: 1 }, 0],
    ['not-conformant', { failed: 1 }, 1],
    ['not-conformant', { failed: 1, harnessError: 1 }, 1],
    ['not-judged', { notTestable: 1 }, 2],
    ['not-judged', { notRun: 1 }, 2],
    ['not-judged', { harnessError: 1, notTestable: 1 }, 3],
  ] as const)('%s with %j: %i', (verdict, counts, code) => {
    expect(exitCodeOfRun({ verdict, counts: { ...none, ...counts } })).toBe(code);
  });
});
