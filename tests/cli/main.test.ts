import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../suites/index.ts';
import { lightbox } from './spawned.ts';

const manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

describe('lightbox', () => {
  it('tells its version', async () => {
    expect(await lightbox(['--version'])).toEqual({
      code: 0,
      out: `${manifest.version}\n`,
      err: '',
    });
  });

  it('lists its commands, and without one says so on standard error', async () => {
    const help = await lightbox(['--help']);
    const commands = 'run doctor clean serve kill search generate validate explain checks'.split(
      ' ',
    );
    for (const command of commands) expect(help.out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(help.code).toBe(0);
    const alone = await lightbox([]);
    expect(alone).toEqual({ code: 2, out: '', err: help.out });
  });

  it('answers an unknown command with the ones that look like it', async () => {
    const { code, out, err } = await lightbox(['doktor']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe("error: unknown command 'doktor': did you mean doctor?\n");
    const strange = await lightbox(['xyzzy']);
    expect(strange.err).toBe("error: unknown command 'xyzzy': see lightbox --help\n");
  });

  it.each([
    [['search', '--frob']],
    [['serve', '--port', 'x']],
    [['explain', 'serch-token']],
    [['explain']],
  ])('%j is a mistake of the user: 2, and no stack', async (args) => {
    const { code, out, err } = await lightbox(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^\S.*\n/);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it.each(['run', 'doctor', 'clean'])('%s tells of a bad setting in one line', async (command) => {
    const { code, out, err } = await lightbox([command], { env: { LIGHTBOX_SEED: 'abc' } });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]*LIGHTBOX_SEED: 'abc' is not a whole number[^\n]*\n$/);
  });
});

describe('lightbox checks', () => {
  it('lists every check with level and rule', async () => {
    const { code, out } = await lightbox(['checks']);
    const lines = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toEqual(checks.map(({ id, level, rule }) => `${id}  ${level}  ${rule}`));
  });

  it('prints them as data', async () => {
    const { out } = await lightbox(['checks', '--json']);
    const rows = out.trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row).id)).toEqual(checks.map(({ id }) => id));
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({
      id: checks[0]?.id,
      requirements: checks[0]?.requirements,
    });
  });
});
