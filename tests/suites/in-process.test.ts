import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { systemClock } from '../../fixtures/clock.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer, type ReferenceServer } from '../../servers/reference/handler.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';

const base = 'http://server.test/fhir';

const chosen = (...ids: string[]) =>
  ids.map((id) => checks.find((check) => check.id === id) ?? never(id));

function never(id: string): never {
  throw new Error(`there is no check ${id}`);
}

describe('runInProcess', () => {
  let server: ReferenceServer;
  let out: string;

  beforeEach(() => {
    server = createReferenceServer({ base });
    out = join(mkdtempSync(join(tmpdir(), 'lightbox-')), 'out');
  });
  afterEach(() => {
    server.close();
    rmSync(join(out, '..'), { recursive: true });
  });

  const run = (ids: string[], handler: Handler = server.handle, disposable = false) =>
    runInProcess({
      settings: { ...loadSettings({}), baseUrl: base, out },
      transport: handlerTransport(handler, base, systemClock),
      checks: chosen(...ids),
      clock: systemClock,
      disposable,
    });

  const studiesLeft = async () => {
    const answer = await server.handle({ method: 'GET', url: '/ImagingStudy', headers: {} });
    return (answer.body as { total: number }).total;
  };

  it('gives the verdicts in the order of the checks and leaves nothing behind', async () => {
    const { results, session, diagnoses } = await run(['crud/read/study', 'crud/create/status']);
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['crud/read/study', 'passed'],
      ['crud/create/status', 'passed'],
    ]);
    expect(results.every(({ exchanges }) => exchanges > 0)).toBe(true);
    expect(diagnoses).toEqual([]);
    expect(session?.dataset).toBeUndefined();
    expect(await studiesLeft()).toBe(0);
    expect(existsSync(out)).toBe(false);
  });

  it('seeds the dataset when a check searches it, and sweeps it', async () => {
    const { results, session } = await run(['search/modality/code-only']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed']);
    expect(session?.dataset?.resources.length).toBeGreaterThan(50);
    expect(await studiesLeft()).toBe(0);
  });

  it('leaves everything on a server that ends with the run', async () => {
    await run(['search/modality/code-only'], server.handle, true);
    expect(await studiesLeft()).toBeGreaterThan(50);
  });

  it('says what makes judging impossible, and judges nothing', async () => {
    const html: Handler = async () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<h1>It works!</h1>',
    });
    const { results, session, diagnoses } = await run(['crud/read/study'], html);
    expect(results).toEqual([]);
    expect(session).toBeUndefined();
    expect(diagnoses.at(-1)).toMatchObject({ fatal: true });
  });

  it('finds a server wrong that is wrong', async () => {
    const broken: Handler = async (request) => {
      const answer = await server.handle(request);
      return request.method === 'POST' && answer.status === 201
        ? { ...answer, status: 200 }
        : answer;
    };
    const { results } = await run(['crud/create/status', 'crud/read/study'], broken);
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
  });
});
