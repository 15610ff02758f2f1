import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allureResultsFolder } from './allure.ts';

/** How the making of the HTML report ended. */
export type AllureHtml =
  | { made: true; file: string }
  | { made: false; reason: 'not-installed' | 'failed'; message: string };

/**
 * Makes `<out>/allure-report/index.html` from the results, by the npm `allure` command: offline,
 * without Java. Never throws: a report that cannot be made changes no verdict.
 */
export async function generateAllureHtml(out: string): Promise<AllureHtml> {
  const command = allureCommand();
  if (command === undefined) {
    return {
      made: false,
      reason: 'not-installed',
      message: 'No Allure HTML: the npm package allure is not installed.',
    };
  }
  const output = join(out, 'allure-report');
  const config = fileURLToPath(new URL('./allurerc.mjs', import.meta.url));
  const args = [command, 'generate', '--config', config, allureResultsFolder(out)];
  const { code, text } = await run(args, { LIGHTBOX_ALLURE_REPORT: output });
  const file = join(output, 'index.html');
  if (code === 0 && existsSync(file)) return { made: true, file };
  const why = text.trim().split('\n').at(-1) ?? '';
  const message = `No Allure HTML: allure generate ended with ${code}: ${why}`;
  return { made: false, reason: 'failed', message };
}

/** The command's script, next to the module that the package exports. */
function allureCommand(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('allure');
    const script = join(dirname(main), '..', 'cli.js');
    return existsSync(script) ? script : undefined;
  } catch {
    return undefined;
  }
}

function run(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | string; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', (error) => resolve({ code: error.message, text }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'no code', text }));
  });
}
