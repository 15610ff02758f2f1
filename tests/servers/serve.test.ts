import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serveCommand } from '../../cli/serve.ts';
import { listen } from '../../servers/listen.ts';

const module = fileURLToPath(new URL('../../cli/serve.ts', import.meta.url));

/** What the command says when it cannot serve. */
async function refusal(...args: string[]) {
  let written = '';
  const command = serveCommand()
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        written += text;
      },
    });
  const error = await command.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (thrown: { exitCode: number }) => thrown,
  );
  return { exitCode: error?.exitCode, written };
}

describe('lightbox serve', () => {
  it('names faults that look like one that is not there', async () => {
    const { exitCode, written } = await refusal('--fault', 'token-sytem-ignored', '--port', '0');
    expect(exitCode).toBe(2);
    expect(written).toMatch(/^error: there is no fault .*did you mean token-system-ignored/);
    expect(written.trim().split('\n')).toHaveLength(1);
  });

  it('says that a port is in use', async () => {
    const taken = await listen(() => async () => ({ status: 200, headers: {} }));
    const { port } = new URL(taken.url);
    const { exitCode, written } = await refusal('--port', port);
    await taken.close();
    expect(exitCode).toBe(2);
    expect(written).toBe(`error: port ${port} is in use: choose another one with --port\n`);
  });

  it.each([
    [['--port', 'many'], /--port takes a number/],
    [['--port', '65536'], /--port takes a number/],
    [['--upstream', 'ftp://x', '--port', '0'], /--upstream takes an http or https URL/],
    [
      ['--faults', 'no/such/folder', '--fault', 'x', '--port', '0'],
      /cannot read the folder of faults/,
    ],
  ])('refuses %j', async (args, expected) => {
    const { exitCode, written } = await refusal(...args);
    expect(exitCode).toBe(2);
    expect(written).toMatch(expected);
  });

  it('serves a fault until it is interrupted', async () => {
    const script = `import { serveCommand } from ${JSON.stringify(module)};
      await serveCommand().parseAsync(['--port', '0', '--path', '/r4', '--fault', 'control-all'], { from: 'user' });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    try {
      const [text] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /^(\S+\/r4) {2}/.exec(text.toString())?.[1];
      expect(text.toString()).toContain(`curl -H 'Accept: application/fhir+json' ${url}/metadata`);
      expect((await fetch(`${url}/metadata`)).status).toBe(500);
    } finally {
      child.kill();
    }
  });
});
