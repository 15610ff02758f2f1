import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../cli/explain.ts';

/** Runs `lightbox explain ID` with output caught. */
async function run(id: string): Promise<{ out: string; err: string; exitCode: number }> {
  let out = '';
  let err = '';
  const command = explainCommand()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        err += text;
      },
    });
  const program = new Command('lightbox').addCommand(command);
  let exitCode = 0;
  try {
    await program.parseAsync(['explain', id], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    exitCode = error.exitCode;
  }
  return { out, err, exitCode };
}

describe('lightbox explain', () => {
  it('prints a requirement with its link, leeway and rulings', async () => {
    const { out, exitCode } = await run('search-token-not');
    expect(exitCode).toBe(0);
    expect(out).toContain('search-token-not');
    expect(out).toContain('SHALL');
    expect(out).toContain('https://hl7.org/fhir/R4/search.html#token');
    expect(out).toMatch(/leeway +Flat statement\. Negation applies/);
    for (const ruling of ['token-not-missing', 'token-not-several-values', 'token-not-or']) {
      expect(out).toContain(`${ruling}:`);
    }
  });

  it('prints the reason where a requirement is not checked', async () => {
    expect((await run('rest-date-default-timezone')).out).toMatch(
      /not checked +HTTP fixes Date to GMT/,
    );
  });

  it('prints a ruling with the words that decide it', async () => {
    const { out } = await run('date-touching-ends');
    expect(out).toContain('a day ends "exclusive"');
    expect(out).toContain('https://hl7.org/fhir/R4/search.html#date');
    expect(out).toMatch(/rules +search-date-sa-eb/);
  });

  it('prints the date table', async () => {
    expect((await run('date-interval-table')).out).toMatch(
      /equal, or inside S +yes +no +open +open +yes +yes +no +no +yes\n/,
    );
  });

  it('keeps lines short enough to read', async () => {
    const lines = (await run('validation-datetime-format')).out.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(96);
  });

  it('names near ids and exits with 2 when an id is unknown', async () => {
    const { out, err, exitCode } = await run('search-token-nott');
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(
      /No check, requirement or ruling 'search-token-nott'\.\nLike it: search-token-not,/,
    );
  });
});
