import { join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { type Ledger, openLedger, pendingRuns } from '../fixtures/ledger.ts';
import { loadSettings, type Settings, SettingsError } from '../fixtures/settings.ts';
import { type SweepReport, sweep } from '../fixtures/sweep.ts';
import { commandClient } from './target.ts';

interface CleanOptions {
  run?: string;
  all?: true;
}

/** What to clean: one run, or every run, on one server. */
interface Task {
  base: string;
  runId?: string;
}

/**
 * `lightbox clean`: deletes what runs that were killed have left on their servers, and nothing else.
 * Exit code 0: nothing is left; 2: something is, or it is not known where to look.
 */
export function cleanCommand(): Command {
  const command = new Command('clean');
  return command
    .description('delete what runs that did not come to their end have left on the server')
    .option('--run <id>', 'what this run left, also if the ledger does not know it')
    .option('--all', 'whatever carries the mark of any run on the server')
    .action(async (options: CleanOptions) => {
      const print = (text: string) => command.configureOutput().writeOut?.(`${text}\n`);
      try {
        const settings = loadSettings();
        const ledger = openLedger(join(settings.out, 'ledger.ndjson'));
        const tasks = tasksOf(options, settings, ledger);
        if (tasks.length === 0) print('The ledger knows of nothing that is left.');
        let left = 0;
        for (const { base, ...which } of tasks) {
          const client = commandClient(settings, base, 'clean');
          const report = await sweep(client, { ...which, ledger, distrustful: true });
          left += report.left.length;
          print(reportText(base, which.runId, report));
        }
        if (left > 0) process.exitCode = 2;
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        command.error(error.message, { exitCode: 2, code: 'lightbox.settings' });
      }
    });
}

/** By default the runs of the ledger, each on the server that it wrote to, whatever the settings name now. */
function tasksOf({ run, all }: CleanOptions, settings: Settings, ledger: Ledger): Task[] {
  const known = pendingRuns(ledger.entries());
  if (!run && !all) return known;
  const { baseUrl } = settings;
  const bases = known.filter(({ runId }) => all || runId === run).map(({ base }) => base);
  const servers = new Set(baseUrl === undefined ? bases : [baseUrl, ...(all ? [] : bases)]);
  if (servers.size === 0) {
    throw new SettingsError(
      'Set FHIR_BASE_URL: the ledger does not know on which server to clean.',
    );
  }
  return [...servers].map((base) => (run ? { base, runId: run } : { base }));
}

function reportText(
  base: string,
  runId: string | undefined,
  { deleted, left }: SweepReport,
): string {
  const which = runId === undefined ? 'every run' : `run ${runId}`;
  const counts = new Map<string, number>();
  for (const resource of deleted) {
    const type = resource.split('/')[0] ?? '';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const each = [...counts].map(([type, count]) => `${count} ${type}`).join(', ');
  return [
    `${base}, ${which}: ${deleted.length === 0 ? 'nothing to delete' : `deleted ${each}`}`,
    ...left.map(({ resource, reason }) => `  ${pc.red('left')} ${resource}: ${reason}`),
    ...(left.length > 0 ? [] : [`  ${pc.green('nothing is left')}`]),
  ].join('\n');
}
