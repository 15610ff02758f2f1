import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import pc from 'picocolors';
import type { Check } from '../fixtures/check.ts';
import { compareWithRegistry } from '../requirements/check-registry.ts';
import { appendToRegistry } from '../requirements/register.ts';

/** `lightbox checks`: every check with its level and rule; `--register` gives new ids their permanence. */
export function checksCommand(): Command {
  const command = new Command('checks');
  return command
    .description('list the checks: id, level, rule')
    .option('--json', 'one object a line, with requirements, needs, parameter and behaviour')
    .option('--register', 'add the ids that are new to requirements/check-ids.yaml')
    .option('--tables', 'write what is checked on what to docs/')
    .action(async (options: { json?: true; register?: true; tables?: true }) => {
      const { checks } = await import('../suites/index.ts');
      const print = (text: string) => command.configureOutput().writeOut?.(`${text}\n`);
      if (options.register) return print(register(checks));
      if (options.tables) return (await writeTables()).forEach(print);
      for (const check of checks) print(options.json ? asJson(check) : asText(check));
    });
}

function asText({ id, level, rule }: Check): string {
  return `${pc.bold(id)}  ${level}  ${rule}`;
}

function asJson({ run: _, ...data }: Check): string {
  return JSON.stringify(data);
}

function register(checks: readonly Check[]): string {
  const ids = checks.map(({ id }) => id);
  const { vanished } = compareWithRegistry(ids);
  const added = appendToRegistry(ids);
  return [
    added.length === 0 ? 'Every id is registered already.' : `Registered ${added.length}:`,
    ...added.map((id) => `  ${id}`),
    ...vanished.map((id) => `Gone: ${id}. Give it a reason: retired: … in check-ids.yaml`),
  ].join('\n');
}

async function writeTables(): Promise<string[]> {
  const { coverageTables } = await import('./coverage.ts');
  return Object.entries(coverageTables).map(([name, text]) => {
    writeFileSync(new URL(`../docs/${name}`, import.meta.url), text());
    return `docs/${name}`;
  });
}
