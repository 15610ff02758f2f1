import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanCommand } from '../../cli/clean.ts';
import { doctorCommand } from '../../cli/doctor.ts';
import { openLedger } from '../../fixtures/ledger.ts';
import { markRun } from '../../generators/run-mark.ts';
import { closedUrl } from '../fixtures/http-server.ts';
import { clientFor, reference } from '../fixtures/reference.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'lightbox-cli-'));
  vi.stubEnv('LIGHTBOX_OUT', out);
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(out, { recursive: true });
});

async function run(command: Command, ...args: string[]) {
  let text = '';
  const write = (more: string) => {
    text += stripVTControlCharacters(more);
  };
  command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const refused = await command.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (error: { exitCode?: number }) => error.exitCode,
  );
  return { text, exitCode: refused ?? Number(process.exitCode ?? 0) };
}

describe('lightbox doctor', () => {
  test('says what it found and what can be judged', async () => {
    const { url } = await reference({ referencePolicy: 'enforced' });
    vi.stubEnv('FHIR_BASE_URL', url);
    const { text, exitCode } = await run(doctorCommand());
    expect(exitCode).toBe(0);
    expect(text).toContain('references-must-exist');
    expect(text).toContain('The server can be judged.');
  });

  test('without a URL looks at the embedded server', async () => {
    vi.stubEnv('FHIR_BASE_URL', '');
    const { text, exitCode } = await run(doctorCommand(), '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ judgeable: true, diagnoses: [] });
  });

  test('exits with 2 and one diagnosis where judging is impossible', async () => {
    vi.stubEnv('FHIR_BASE_URL', await closedUrl());
    const { text, exitCode } = await run(doctorCommand(), '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(text)).toMatchObject({
      judgeable: false,
      diagnoses: [{ code: 'unreachable', fatal: true }],
    });
  });

  test('exits with 2 for settings that cannot be', async () => {
    vi.stubEnv('LIGHTBOX_SEED', 'many');
    const { text, exitCode } = await run(doctorCommand());
    expect(exitCode).toBe(2);
    expect(text).toContain('LIGHTBOX_SEED');
  });
});

describe('lightbox clean', () => {
  const study = (runId: string) =>
    markRun(
      { resourceType: 'ImagingStudy', status: 'available', subject: { display: 'x' } },
      runId,
    );

  const unmarked = {
    resourceType: 'ImagingStudy',
    status: 'available',
    subject: { display: 'x' },
  };

  async function killedRun(
    options: Parameters<typeof reference>[0] = {},
    intercept?: Parameters<typeof reference>[1],
  ) {
    const server = await reference(options, intercept);
    const ledger = openLedger(join(out, 'ledger.ndjson'));
    for (const runId of ['r1', 'r2']) {
      await clientFor(server.url, runId, ledger).create(study(runId));
    }
    await clientFor(server.url, 'r3').create(study('r3'));
    await clientFor(server.url, 'r4').create(unmarked);
    return server;
  }

  test('deletes what the ledger knows, on the server that it names', async () => {
    const server = await killedRun();
    vi.stubEnv('FHIR_BASE_URL', await closedUrl());
    const { text, exitCode } = await run(cleanCommand());
    expect(exitCode).toBe(0);
    expect(text).toContain('run r1: deleted 1 ImagingStudy');
    expect(text).toContain('run r2: deleted 1 ImagingStudy');
    expect(await server.contents()).toHaveLength(2);
    expect((await run(cleanCommand())).text).toContain('nothing that is left');
  });

  test('--run deletes one run, which the ledger need not know', async () => {
    const server = await killedRun();
    vi.stubEnv('FHIR_BASE_URL', server.url);
    expect((await run(cleanCommand(), '--run', 'r3')).text).toContain('deleted 1 ImagingStudy');
    expect((await run(cleanCommand(), '--run', 'r1')).text).toContain('deleted 1 ImagingStudy');
    expect(await server.contents()).toHaveLength(2);
  });

  test('--all deletes whatever carries a mark', async () => {
    const server = await killedRun();
    vi.stubEnv('FHIR_BASE_URL', server.url);
    const { text, exitCode } = await run(cleanCommand(), '--all');
    expect([exitCode, text]).toEqual([0, expect.stringContaining('deleted 3 ImagingStudy')]);
    expect(await server.contents()).toHaveLength(1);
  });

  test('exits with 2 and says why if something is left', async () => {
    const server = await killedRun({}, ({ method }) =>
      method === 'DELETE' ? { status: 403, headers: {} } : undefined,
    );
    vi.stubEnv('FHIR_BASE_URL', server.url);
    const { text, exitCode } = await run(cleanCommand());
    expect(exitCode).toBe(2);
    expect(text).toMatch(/left ImagingStudy\/\S+: deleting it answered 403/);
  });

  test('exits with 2 if it does not know where', async () => {
    vi.stubEnv('FHIR_BASE_URL', '');
    const { text, exitCode } = await run(cleanCommand(), '--all');
    expect([exitCode, text]).toEqual([2, expect.stringContaining('FHIR_BASE_URL')]);
  });
});
