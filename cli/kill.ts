import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { loadSettings, SettingsError } from '../fixtures/settings.ts';
import type { KillMatrix } from '../reports/kill-matrix.ts';
import { killMatrixHtml } from '../reports/kill-matrix-html.ts';
import { killSummary } from '../reports/kill-summary.ts';
import { Progress, type Screen } from '../reports/progress.ts';
import { nearIds } from '../requirements/near.ts';
import type { Fault, Variant } from '../servers/faulty/define.ts';
import type { FaultRun } from './kill/fault-run.ts';
import { gatherFaults } from './kill/faults.ts';
import {
  buildMatrix,
  exitCodeOf,
  judgeControls,
  MOST_ROUNDS,
  nextRound,
  plan,
  processBroke,
} from './kill/matrix.ts';
import { Pool } from './kill/pool.ts';

interface KillOptions {
  faults: string[];
  chapter?: string;
  only: string[];
  url?: string;
  out?: string;
  processes: string;
  everyCheck?: true;
  json?: true;
}

/** What cannot be run as asked; the message says why. */
class KillError extends Error {}

/**
 * `lightbox kill`: runs the suite against servers with one fault each, and against right servers that differ in
 * what R4 leaves open; writes kill-matrix.json and kill-matrix.html.
 * Exit code 0: all faults are killed on target and there is no false alarm; 1: not so; 2: it could not be judged;
 * 3: Lightbox itself broke.
 */
export function killCommand(screen: Screen = process.stderr): Command {
  const command = new Command('kill');
  return command
    .description('prove the suite: faulty servers that it must catch, right ones that it must pass')
    .option('--faults <dir...>', 'folders of faults and variants besides the built-in ones', [])
    .option('--chapter <name>', 'only the faults, variants and checks of a chapter')
    .option('--only <id...>', 'only these faults and variants', [])
    .option('--url <url>', 'put the faults in front of this server, not the reference server')
    .option('--out <dir>', 'folder of the output (default: reports/out)')
    .option('--processes <number>', 'runs at a time', String(availableParallelism()))
    .option('--every-check', 'run each fault against all checks of its chapter, killed or not')
    .option('--json', 'print one JSON object for each fault and variant')
    .action(async (options: KillOptions) => {
      try {
        const { matrix, exitCode } = await kill(options, screen);
        const { out = loadSettings().out } = options;
        const files = write(matrix, resolve(out));
        const text = options.json ? jsonLines(matrix) : killSummary(matrix, files);
        command.configureOutput().writeOut?.(text);
        process.exitCode = exitCode;
      } catch (error) {
        const expected = error instanceof KillError || error instanceof SettingsError;
        const message = expected ? error.message : `${(error as Error).stack}`;
        command.error(`error: ${message}`, {
          exitCode: expected ? 2 : 3,
          code: 'lightbox.kill',
        });
      }
    });
}

async function kill(
  options: KillOptions,
  screen: Screen,
): Promise<{ matrix: KillMatrix; exitCode: number }> {
  const started = new Date().toISOString();
  const folders = options.faults.map((folder) => resolve(folder));
  const chosen = choose(await gathered(folders), options);
  const { checks } = await import('../suites/index.ts');
  const planned = plan(
    chosen,
    checks.filter(({ chapter }) => !options.chapter || chapter === options.chapter),
    options.everyCheck,
  );
  const { url } = options;
  if (url !== undefined && !/^https?:\/\//.test(url)) {
    throw new KillError(`--url takes an http or https URL, not '${url}'`);
  }
  const pool = new Pool({ folders, ...(url === undefined ? {} : { url }) }, size(options));
  const runs = new Map<string, FaultRun>();
  const { controlJobs, jobs } = planned;
  const progress = new Progress(controlJobs.length + jobs.length, screen);
  const keep = (run: FaultRun) => {
    runs.set(run.key, run);
    progress.step(run.key, run.stopped !== undefined);
    if (processBroke(run)) progress.say(`not run: ${run.key}: ${run.stopped?.message}\n`);
    for (const what of run.left) progress.say(`left on the server by ${run.key}: ${what}\n`);
  };
  const interrupt = () => {
    pool.stop();
    progress.say('Interrupted: what is under way comes to its end. Once more to leave at once.\n');
  };
  process.once('SIGINT', interrupt);
  try {
    await pool.run(controlJobs, keep);
    if (judgeControls(runs).valid) {
      await pool.run(longestFirst(jobs), keep);
      for (let round = 1; round < MOST_ROUNDS; round += 1) {
        const again = nextRound(planned, runs, round);
        progress.expect(again.length);
        for (const { key } of again) runs.delete(key);
        await pool.run(longestFirst(again), keep);
      }
    }
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
    pool.close();
  }
  const software = runs.get('bare')?.software;
  const matrix = buildMatrix(planned, runs, {
    suite: suite(),
    started,
    finished: new Date().toISOString(),
    target: { ...(url === undefined ? {} : { url }), ...(software ? { software } : {}) },
  });
  return { matrix, exitCode: exitCodeOf(matrix, runs.values()) };
}

/** @throws {KillError} if a file cannot be loaded */
async function gathered(folders: readonly string[]): Promise<Map<string, Fault | Variant>> {
  try {
    return await gatherFaults(folders);
  } catch (error) {
    throw new KillError((error as Error).message);
  }
}

function choose(
  faults: ReadonlyMap<string, Fault | Variant>,
  { only, chapter }: KillOptions,
): (Fault | Variant)[] {
  for (const id of only) {
    if (faults.has(id)) continue;
    const near = nearIds(id, [...faults.keys()], 3);
    const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
    throw new KillError(`there is no fault '${id}'${hint}`);
  }
  const chosen = [...faults.values()]
    .filter((fault) => fault.chapter !== 'control')
    .filter((fault) => only.length === 0 || only.includes(fault.id))
    .filter((fault) => chapter === undefined || fault.chapter === chapter);
  if (chosen.length === 0) {
    throw new KillError(chapter ? `there is no fault of the chapter '${chapter}'` : 'no faults');
  }
  return chosen;
}

/** So that no process is left alone with a long run in the end. */
function longestFirst<T extends { checks: readonly string[] }>(jobs: readonly T[]): T[] {
  return [...jobs].sort((one, other) => other.checks.length - one.checks.length);
}

function size({ processes }: KillOptions): number {
  const number = Number(processes);
  if (!Number.isInteger(number) || number < 1) {
    throw new KillError(`--processes takes a number from 1, not '${processes}'`);
  }
  return number;
}

function suite(): KillMatrix['suite'] {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version };
}

function write(matrix: KillMatrix, out: string): string[] {
  mkdirSync(out, { recursive: true });
  const json = join(out, 'kill-matrix.json');
  const html = join(out, 'kill-matrix.html');
  writeFileSync(json, `${JSON.stringify(matrix, undefined, 2)}\n`);
  writeFileSync(html, killMatrixHtml(matrix));
  return [json, html];
}

function jsonLines({ faults, variants }: KillMatrix): string {
  return [...faults, ...variants].map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
