import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** One line of what official/src/Official.java writes. */
export interface Official {
  valid: boolean;
  /** CPU of the whole process so far, compilation and garbage collection included. */
  processCpuMs: number;
  issues: { severity: string; location?: string; id?: string; message: string }[];
}

/** The official validator at work. */
export interface OfficialRun {
  process: ChildProcess;
  /** A verdict for each text, in their order. */
  verdicts: AsyncIterable<Official>;
}

/** Whether Java and Maven can be called, which take what HAPI ships of the official validator and run it. */
export function hasJava(): boolean {
  return ['java', 'mvn'].every((command) => spawnSync(command, ['-version']).status === 0);
}

/** Builds the official validator where that is not done, starts it and has it judge texts. */
export function official(texts: Iterable<string>): OfficialRun {
  const target = join(tmpdir(), 'lightbox-official-validator');
  const pom = fileURLToPath(new URL('official/pom.xml', import.meta.url));
  const built = spawnSync(
    'mvn',
    ['--batch-mode', '--quiet', '--file', pom, `-Dtarget=${target}`, 'compile'],
    { stdio: 'inherit' },
  );
  if (built.status !== 0) throw new Error('the official validator could not be built with mvn');
  const classpath = `${join(target, 'classes')}:${readFileSync(join(target, 'classpath'), 'utf8')}`;
  const java = spawn(
    'java',
    ['-Xmx3g', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error', '-cp', classpath, 'Official'],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const lines = (function* () {
    for (const text of texts) yield `${JSON.stringify(text)}\n`;
  })();
  Readable.from(lines).pipe(java.stdin);
  return { process: java, verdicts: parsed(createInterface({ input: java.stdout })) };
}

async function* parsed(lines: AsyncIterable<string>): AsyncGenerator<Official> {
  for await (const line of lines) yield JSON.parse(line) as Official;
}
