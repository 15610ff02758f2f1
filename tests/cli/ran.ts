import { type Command, CommanderError } from 'commander';

/** What a command wrote, and its exit code. */
export interface Ran {
  out: string;
  err: string;
  exit: number;
}

/**
 * Runs a command in this process, its output caught.
 * @throws what is no mistake in the command line
 */
export async function ran(command: Command, words: readonly string[]): Promise<Ran> {
  const caught = { out: '', err: '' };
  command.exitOverride().configureOutput({
    writeOut: (text) => {
      caught.out += text;
    },
    writeErr: (text) => {
      caught.err += text;
    },
  });
  const before = process.exitCode;
  try {
    process.exitCode = undefined;
    await command.parseAsync([...words], { from: 'user' });
    return { ...caught, exit: Number(process.exitCode ?? 0) };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { ...caught, exit: error.exitCode };
  } finally {
    process.exitCode = before;
  }
}
