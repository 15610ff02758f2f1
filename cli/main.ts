import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { SettingsError } from '../fixtures/settings.ts';
import { RunDocumentError } from '../reports/read-run.ts';
import { nearIds } from '../requirements/near.ts';
import { checksCommand } from './checks.ts';
import { cleanCommand } from './clean.ts';
import { doctorCommand } from './doctor.ts';
import { exitCodes } from './exit-codes.ts';
import { explainCommand } from './explain.ts';
import { generateCommand } from './generate.ts';
import { killCommand } from './kill.ts';
import { runCommand } from './run.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { validateCommand } from './validate.ts';

/** The whole `lightbox` command. It throws CommanderErrors and ends no process: {@link main} does that. */
export function lightbox(): Command {
  const program = new Command('lightbox')
    .description('FHIR R4 conformance tests for ImagingStudy')
    .usage('[options] <command>')
    .version(version(), '-v, --version')
    .exitOverride()
    .showSuggestionAfterError(false);
  const commands = [
    runCommand(),
    doctorCommand(),
    cleanCommand(),
    serveCommand(),
    searchCommand(),
    generateCommand(),
    validateCommand(),
    explainCommand(),
    checksCommand(),
    killCommand(),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  program.argument('[command]').action((name: string | undefined) => {
    if (name === undefined) program.help({ error: true });
    const near = nearIds(`${name}`, [...commands.map((command) => command.name()), 'help'], 3);
    const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see lightbox --help';
    program.error(`error: unknown command '${name}': ${hint}`);
  });
  return program;
}

/**
 * Runs the command line and sets the exit code. What a user can mend is one line on standard error
 * and exit code 2; a mistake of Lightbox itself is 3.
 */
export async function main(argv: string[]): Promise<void> {
  process.stdout.on('error', endedByReader);
  try {
    await lightbox().parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof CommanderError)) process.stderr.write(`${sentence(error)}\n`);
  }
}

/** Commander's own complaints, about an option that does not exist, leave nothing judged either. */
function exitCodeOf(error: unknown): number {
  if (error instanceof SettingsError || error instanceof RunDocumentError) {
    return exitCodes.notJudged;
  }
  if (!(error instanceof CommanderError)) return exitCodes.harnessError;
  return error.exitCode === 1 ? exitCodes.notJudged : error.exitCode;
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return `lightbox: ${error}`;
  if (exitCodeOf(error) === exitCodes.notJudged) return `lightbox: ${error.message}`;
  const [first] = error.message.split('\n');
  const told = process.env.LIGHTBOX_DEBUG ? error.stack : `${first} (LIGHTBOX_DEBUG=1 shows where)`;
  return `lightbox: an error in Lightbox itself: ${told}`;
}

/** `lightbox checks | head`: who reads no further has had enough. */
function endedByReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
