import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanCommand } from '../../cli/clean.ts';
import type { Handler } from '../../servers/http.ts';
import { type ListeningServer, listen } from '../../servers/listen.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import type { ReferenceServerOptions } from '../../servers/reference/options.ts';
import { contentOf, resourcesOfOthers } from './others.ts';

const preload = resourcesOfOthers(1);
const theirs = new Set(preload.map(({ resourceType, id }) => `/${resourceType}/${id}`));

let out = '';
let child: ChildProcess | undefined;
let server: ListeningServer | undefined;
let handle: Handler = async () => ({ status: 503, headers: {} });
let written: string[] = [];
let requests = 0;
let killAt = 0;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'lightbox-killed-'));
  process.env.LIGHTBOX_OUT = out;
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await server?.close();
  rmSync(out, { recursive: true });
  delete process.env.LIGHTBOX_OUT;
});

/** A server that kills its client once it has carried out so many requests, before it answers the last one. */
async function start(options: Omit<ReferenceServerOptions, 'base'>): Promise<string> {
  written = [];
  requests = 0;
  server = await listen((base) => {
    handle = createReferenceServer({ ...options, base, preload }).handle;
    return async (request) => {
      requests += 1;
      if (['PUT', 'DELETE', 'PATCH'].includes(request.method)) written.push(request.url);
      const answer = await handle(request);
      if (requests === killAt) {
        child?.kill('SIGKILL');
        if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      return answer;
    };
  });
  return server.url;
}

test.each<[at: number, mood: string, Omit<ReferenceServerOptions, 'base'>]>([
  [2, 'plain', {}],
  [9, 'plain', {}],
  [40, 'without tags', { noTag: true }],
  [130, 'one by one', { noTransaction: true }],
  [400, 'references enforced', { referencePolicy: 'enforced' }],
  [900, 'plain', {}],
])(
  'a run that is killed at request %i (%s) leaves nothing that clean does not find',
  async (at, _, options) => {
    killAt = at;
    const url = await start(options);
    const before = await contentOf(handle);
    const program = new URL('./whole-run.ts', import.meta.url).pathname;
    const args = ['--import', 'tsx', program, url, join(out, 'ledger.ndjson'), 'killed'];
    child = spawn(process.execPath, args, { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(await contentOf(handle)).not.toEqual(before);

    let told = '';
    const command = cleanCommand().exitOverride();
    command.configureOutput({
      writeOut: (text) => {
        told += text;
      },
    });
    await command.parseAsync([], { from: 'user' });
    expect(told).toContain('nothing is left');
    expect(process.exitCode ?? 0).toBe(0);
    expect(await contentOf(handle)).toEqual(before);
    expect(written.filter((one) => theirs.has(one.split('?')[0] ?? ''))).toEqual([]);
  },
);
