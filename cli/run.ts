import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadSettings, newRunId } from '../fixtures/settings.ts';
import { readRunDocument } from '../reports/read-run.ts';
import { exitCodeOfRun, exitCodes } from './exit-codes.ts';

/** Arguments that make Playwright Test run nothing: its own exit code is all there is to say. */
const runsNothing = ['--list', '--help', '-h'];

/**
 * `lightbox run`: starts Playwright Test and turns the run document into the exit code.
 * 0: conformant; 1: not conformant; 2: could not judge; 3: an error of Lightbox itself.
 */
export function runCommand(): Command {
  const command = new Command('run');
  return command
    .description('judge the server; the exit code is the verdict')
    .usage('[arguments of npx playwright test]')
    .argument('[arguments...]', 'such as --project=crud, --grep modality, --shard=1/2, --list')
    .allowUnknownOption()
    .addHelpText(
      'after',
      '\nExit codes: 0 conformant, 1 not conformant, 2 could not judge, 3 error in Lightbox itself',
    )
    .action(async (given: string[]) => {
      if (given.some((argument) => /^--reporter(=|$)/.test(argument))) {
        command.error(
          'error: lightbox run reads the verdict from its own reporter: use npx playwright test --reporter=…',
          { exitCode: exitCodes.notJudged },
        );
      }
      process.exitCode = await run(given);
    });
}

async function run(given: readonly string[]): Promise<number> {
  const settings = loadSettings();
  const runId = settings.runId ?? newRunId();
  const ended = await playwright(given, { LIGHTBOX_RUN_ID: runId });
  if (given.some((argument) => runsNothing.includes(argument))) {
    return ended === 0 ? 0 : exitCodes.harnessError;
  }
  const document = readRunDocument(join(settings.out, 'run.json'));
  if (document.runId !== runId) throw new Error('the run ended without a run document');
  const code = exitCodeOfRun(document);
  if (code !== exitCodes.conformant || ended === 0) return code;
  process.stderr.write('lightbox: every check passed, but the run did not end well (see above)\n');
  return exitCodes.harnessError;
}

/** Starts Playwright Test with the project's configuration; resolves to its exit code. */
function playwright(given: readonly string[], env: Record<string, string>): Promise<number> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = fileURLToPath(new URL('../playwright.config.ts', import.meta.url));
  const args = [cli, 'test', '--config', config, ...given];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env, ...loaderEnv() },
      stdio: 'inherit',
    });
    // The terminal sends Ctrl-C to both: Playwright still has to write its reports and sweep.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? exitCodes.harnessError));
  });
}

/** Playwright reads no TypeScript below node_modules; where Lightbox is a dependency, tsx does it. */
function loaderEnv(): Record<string, string> {
  if (!import.meta.url.includes('/node_modules/')) return {};
  const given = process.env.NODE_OPTIONS ?? '';
  return { NODE_OPTIONS: `${given} --import ${import.meta.resolve('tsx/esm')}`.trim() };
}
